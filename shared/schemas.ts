import { platformIds } from './platforms/index.ts'
import { z } from './zod.ts'

/**
 * The things of the product's vocabulary, as schemas. The renderer imports only the types.
 * All times are whole epoch seconds unless a name says otherwise.
 */

const text = (max: number) => z.string().max(max)
export const idSchema = z.string().regex(/^[A-Za-z0-9-]{1,64}$/)

export const platformIdSchema = z.enum(platformIds)
export const environmentSchema = z.enum(['production', 'staging', 'development'])
export const keyEncodingSchema = z.enum(['text', 'base64', 'base64url', 'hex'])

/** A secret in the keychain, as everybody but the keychain knows it. */
export const signingKeySchema = z.strictObject({
  id: idSchema,
  label: text(100),
  /** A keyed digest: equal keys have equal fingerprints on one installation, and it can't test guesses elsewhere. */
  fingerprint: text(64),
  createdAt: z.int(),
  /** One current key signs; previous ones are kept to recognise older tokens. */
  status: z.enum(['current', 'previous']),
  /** Where the secret is now. `unavailable`: known to be stored, not readable at the moment. */
  held: z.enum(['keychain', 'memory', 'unavailable']),
})

/** Name to value, such as `teamId`; each platform lists its own names. */
export const profileSettingsSchema = z.record(text(64), text(512))

/** One account on one platform. */
export const profileSchema = z.strictObject({
  id: idSchema,
  platform: platformIdSchema,
  name: text(100),
  environment: environmentSchema,
  settings: profileSettingsSchema,
  defaultRole: text(200),
  /** As typed in the form, such as `2h`; empty for no expiry. */
  defaultValidity: text(64),
  keys: z.array(signingKeySchema),
})

/** What a person may say of a profile; keys have verbs of their own. */
export const profileInputSchema = profileSchema.omit({ id: true, keys: true }).extend({
  /** Null makes a new profile. */
  id: idSchema.nullable(),
})

/** What is in the form: every value as typed. Field names are the platform's. */
export const draftSchema = z.strictObject({
  profileId: text(64),
  values: z.record(text(64), text(200_000)),
  /** Seconds by which the start moves back, for servers whose clock is behind; the end stays. */
  startEarly: z.int().min(0).max(3600),
})

/** What a token says. */
export const claimsSchema = z.record(z.string(), z.json())

export const findingSchema = z.strictObject({
  /** Only an error stops issuing. */
  level: z.enum(['error', 'warning', 'hint']),
  /** A stable name for the rule, such as `expiry-in-past`. */
  code: text(64),
  field: text(64).nullable(),
  message: text(2000),
  /** Where the rule comes from: a platform's document, an RFC section. */
  source: text(500),
  /** An offer, never applied by itself. */
  fix: z.strictObject({ label: text(100), values: z.record(text(64), text(200_000)) }).optional(),
})

export const originSchema = z.enum(['signed', 'crafted', 'fetched', 'pasted'])
/** `never`: the end is at or before the start. `no-end`: valid now and without expiry. */
export const sessionStateSchema = z.enum(['not-yet', 'valid', 'expired', 'never', 'no-end'])

/** One line of the history. */
export const sessionRowSchema = z.strictObject({
  id: idSchema,
  platform: platformIdSchema,
  profileId: idSchema.nullable(),
  profileName: text(100),
  environment: environmentSchema,
  keyFingerprint: text(64),
  origin: originSchema,
  room: z.string(),
  name: z.string().nullable(),
  externalId: z.string().nullable(),
  role: z.string().nullable(),
  issuedAt: z.int(),
  /** From `nbf`; null when absent. */
  validFrom: z.number().nullable(),
  /** From `exp`; null when absent. */
  validUntil: z.number().nullable(),
  note: z.string(),
})

/** One issued token with everything known about it. */
export const sessionSchema = sessionRowSchema.extend({
  header: claimsSchema,
  claims: claimsSchema,
  token: z.string(),
  link: z.string().nullable(),
})

export const settingsSchema = z.strictObject({
  /** Seconds until a copied token or link is taken off the clipboard; 0 keeps it. */
  clipboardClearSeconds: z.int().min(0).max(3600),
})

export const keychainStateSchema = z.enum(['starting', 'ok', 'missing', 'locked', 'slow', 'failing'])
/**
 * `waiting`: an existing file stays closed because the keychain does not answer. `key-lost`: the keychain
 * answers and has no key for it. `memory`: no file yet and no keychain.
 */
export const historyStateSchema = z.enum([
  'starting',
  'open',
  'memory',
  'waiting',
  'key-lost',
  'wrong-key',
  'damaged',
])

export const statusSchema = z.strictObject({
  version: z.string(),
  /** Which runtime shows the window, such as `Electron 45.4.1` or `Chromium host`. */
  host: z.string(),
  node: z.string(),
  dataDir: z.string(),
  keychain: z.strictObject({
    state: keychainStateSchema,
    /** What is wrong and what to do, in one sentence; empty when all is well. */
    message: z.string(),
    /** Signing keys that live in memory only; they are gone when the application ends. */
    keysInMemory: z.int(),
  }),
  history: z.strictObject({
    state: historyStateSchema,
    message: z.string(),
    /** Sessions that live in memory only. */
    sessionsInMemory: z.int(),
    /** The file set aside last, by name, if one was. */
    setAside: z.string().nullable(),
  }),
})

export type PlatformId = z.infer<typeof platformIdSchema>
export type Environment = z.infer<typeof environmentSchema>
export type KeyEncoding = z.infer<typeof keyEncodingSchema>
export type SigningKey = z.infer<typeof signingKeySchema>
export type Profile = z.infer<typeof profileSchema>
export type ProfileInput = z.infer<typeof profileInputSchema>
export type Draft = z.infer<typeof draftSchema>
export type Claims = z.infer<typeof claimsSchema>
export type Finding = z.infer<typeof findingSchema>
export type Origin = z.infer<typeof originSchema>
export type SessionState = z.infer<typeof sessionStateSchema>
export type SessionRow = z.infer<typeof sessionRowSchema>
export type Session = z.infer<typeof sessionSchema>
export type Settings = z.infer<typeof settingsSchema>
export type KeychainState = z.infer<typeof keychainStateSchema>
export type HistoryState = z.infer<typeof historyStateSchema>
export type Status = z.infer<typeof statusSchema>
