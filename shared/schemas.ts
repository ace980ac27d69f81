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
  /** Seconds by which a new draft starts early, for a platform whose clock is behind. */
  startEarly: z.int().min(0).max(3600),
  /** Names and external ids that leave this computer are made up; see `personSchema`. */
  anonymous: z.boolean(),
  /** Minutes before the end of the current session at which to remind of renewing it; 0 for never. */
  remindMinutes: z.int().min(0).max(1440),
  /** Whether the Lab may sign for it where it is one of production; each time after a native dialog. */
  labAllowed: z.boolean(),
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
  fix: z
    .strictObject({
      label: text(100),
      values: z.record(text(64), text(200_000)),
      startEarly: z.int().min(0).max(3600).optional(),
    })
    .optional(),
  /** Code to copy into a page of one's own, for what a token should not say. */
  snippet: z.strictObject({ label: text(100), text: text(20_000) }).optional(),
})

export const originSchema = z.enum(['signed', 'crafted', 'fetched', 'pasted'])
/**
 * `never`: the end is at or before the start. `no-end`: valid now and without expiry. `unknown-end`: the platform did not
 * say when it ends. `stopped`: ended here by a person, whatever the token still opens.
 */
export const sessionStateSchema = z.enum([
  'not-yet',
  'valid',
  'expired',
  'never',
  'no-end',
  'unknown-end',
  'stopped',
])

/** Someone whose name and external id do not leave this computer, with what leaves it in their place. */
export const personSchema = z.strictObject({
  id: idSchema,
  /** Null once the profile is gone. */
  profileId: idSchema.nullable(),
  /** As typed; null where there was none. */
  name: z.string().nullable(),
  externalId: z.string().nullable(),
  /** Random, and theirs for good. */
  aliasName: text(100),
  aliasId: text(100),
  /** The platform's own id of them, entered or read from its answers. */
  participantId: text(200).nullable(),
  createdAt: z.int(),
})

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
  /** From `exp`, or as the platform answered; null where there is none, or none is known. */
  validUntil: z.number().nullable(),
  /** True where the platform did not say when it ends. */
  isEndUnknown: z.boolean(),
  /** When a person ended it here; null where nobody did. */
  stoppedAt: z.int().nullable(),
  /** Who it is for, where the name and external id above are made up. */
  person: personSchema.pick({ id: true, name: true, externalId: true }).nullable(),
  note: z.string(),
})

/** One issued token with everything known about it. */
export const sessionSchema = sessionRowSchema.extend({
  /** Empty, as the claims, where the token is opaque. */
  header: claimsSchema,
  claims: claimsSchema,
  /** What the platform was asked for, where it makes the token; null where the claims say everything. */
  asked: claimsSchema.nullable(),
  /** Null once it is no longer kept. */
  token: z.string().nullable(),
  /** Null where the platform has none for these claims, and without the token. */
  link: z.string().nullable(),
})

/** What of the history is asked for; null, or an empty text, does not narrow it. */
export const sessionFilterSchema = z.strictObject({
  /** Every word of it is in the name, the room, the external id or the note, without case and accents. */
  text: text(500),
  state: sessionStateSchema.nullable(),
  profileId: idSchema.nullable(),
  environment: environmentSchema.nullable(),
  /** Null lets through all but what was crafted in the Lab. */
  origin: z.enum([...originSchema.options, 'all']).nullable(),
  /** Issued at or after this moment. */
  from: z.int().nullable(),
  /** Issued before this moment. */
  until: z.int().nullable(),
})

export const stateCountsSchema = z.strictObject({
  'not-yet': z.int(),
  valid: z.int(),
  expired: z.int(),
  never: z.int(),
  'no-end': z.int(),
  'unknown-end': z.int(),
  stopped: z.int(),
})

const counted = z.strictObject({ name: z.string(), sessions: z.int() })

/** What was issued, counted. */
export const statisticsSchema = z.strictObject({
  total: z.int(),
  /** Local days on which something was issued, in their order. */
  days: z.array(z.strictObject({ day: z.string().regex(/^\d{4,6}-\d\d-\d\d$/), sessions: z.int() })),
  /** The most first. An ad-hoc account has no id. */
  profiles: z.array(counted.extend({ profileId: idSchema.nullable() })),
  /** The rooms with the most, the most first, and how many sessions were for all others. */
  rooms: z.array(counted),
  otherRooms: z.strictObject({ rooms: z.int(), sessions: z.int() }),
  roles: z.array(counted),
  states: stateCountsSchema,
  /** The valid sessions that end first, within a day from now, and how many there are. */
  expiringSoon: z.strictObject({ sessions: z.int(), first: z.array(sessionRowSchema) }),
})

export const settingsSchema = z.strictObject({
  /** Seconds until a copied token or link is taken off the clipboard; 0 keeps it. */
  clipboardClearSeconds: z.int().min(0).max(3600),
  /** How long the history keeps the text of a token; crafted ones are always kept. Claims stay in any case. */
  keepTokens: z.enum(['never', 'until-expiry', 'always']),
  /** Days after which sessions are removed from the history; 0 keeps them. */
  retentionDays: z.int().min(0).max(36_500),
  /** Minutes without a key press or a movement of the mouse after which the application locks; 0 for never. */
  lockAfterMinutes: z.int().min(0).max(1440),
})

/** A role as the platform has it. Tokens name it by name or id. */
export const roleSchema = z.strictObject({ id: text(200), name: text(200), displayName: text(200) })

/** One room of the account, as the list of rooms gives it. */
export const roomSchema = z.strictObject({
  id: text(200),
  /** The last part of the room's address. */
  friendlyUrl: text(200).nullable(),
  description: text(1000),
  privacy: z.enum(['public', 'private']).nullable(),
})

/** One room with what a token has to fit. */
export const roomDetailSchema = roomSchema.extend({
  defaultRole: roleSchema.nullable(),
  roles: z.array(roleSchema),
  breakoutsEnabled: z.boolean(),
  breakouts: z.array(z.strictObject({ id: text(200), name: text(500) })),
  isLocked: z.boolean(),
  isE2ee: z.boolean(),
  /** When the platform removes the room; null for never. */
  expiresAt: z.int().nullable(),
  fetchedAt: z.int(),
})

/** Someone in a room, now or before. */
export const participantSchema = z.strictObject({
  id: text(200),
  externalId: text(2000).nullable(),
  name: text(2000).nullable(),
  role: text(200).nullable(),
  joinedAt: z.int().nullable(),
  /** Null while in the room, and where the platform does not say when. */
  leftAt: z.int().nullable(),
  /** In the room when the platform was asked. */
  isLive: z.boolean(),
})

/** What is known beside a draft, from earlier answers of the platform and from the history. Nothing is asked for it. */
export const knownSchema = z.strictObject({
  /** The draft's room; null where it was never asked for. */
  room: roomDetailSchema.nullable(),
  /** The newest session with the draft's external id that still lets someone in. */
  sameExternalId: z
    .strictObject({ name: z.string().nullable(), room: z.string(), validUntil: z.number().nullable() })
    .nullable(),
  /** Seconds by which this computer's clock was ahead of the platform's (negative: behind); null when unknown. */
  clockAhead: z.int().nullable(),
  /** External ids that were issued before and differ from the draft's only in case, spaces or normal form. */
  similarIds: z.array(z.string()),
  /** What leaves in place of the guest's name and external id; null where the profile sends them as typed. */
  alias: z.strictObject({ name: text(100), externalId: text(100), isNew: z.boolean() }).nullable(),
})

/** What the platform stored of a guest's stay. */
export const keptStaySchema = z.strictObject({
  meeting: z.strictObject({ id: text(500), name: text(2000).nullable(), isLive: z.boolean() }),
  participantId: text(500).nullable(),
  name: z.string().nullable(),
  externalId: z.string().nullable(),
  avatarUrl: z.string().nullable(),
  /** Each time they came; empty where the platform does not say. */
  joinedAt: z.array(z.int()),
})

/** What the platform says of an account. */
export const profileCheckSchema = z.strictObject({
  /**
   * `key-refused`: the key is not accepted, alone or with what names the account. `team-refused`: the key is accepted,
   * the team id is not.
   */
  outcome: z.enum(['accepted', 'key-refused', 'team-refused']),
  /** One sentence: what is wrong and what to do, or that all is well. */
  message: text(2000),
  /** As in `knownSchema`; null where the answer had no date. */
  clockAhead: z.int().nullable(),
  askedAt: z.int(),
})

/** How far a longer question to the platform has come. */
export const platformProgressSchema = z.strictObject({
  profileId: idSchema,
  asking: z.enum(['issue', 'check', 'rooms', 'room', 'roles', 'participants', 'kept', 'end-live']),
  /** Items so far, and how many there are where the platform says so. */
  fetched: z.int(),
  total: z.int().nullable(),
  /** The platform asked to wait until this moment; null while it answers. */
  waitingUntil: z.int().nullable(),
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
  /** Locked by the person or for them: keys are dropped, and unlocking asks the keychain again. */
  'locked',
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
export type SessionFilter = z.infer<typeof sessionFilterSchema>
export type StateCounts = z.infer<typeof stateCountsSchema>
export type Role = z.infer<typeof roleSchema>
export type Room = z.infer<typeof roomSchema>
export type RoomDetail = z.infer<typeof roomDetailSchema>
export type Participant = z.infer<typeof participantSchema>
export type KeptStay = z.infer<typeof keptStaySchema>
export type Person = z.infer<typeof personSchema>
export type Known = z.infer<typeof knownSchema>
export type ProfileCheck = z.infer<typeof profileCheckSchema>
export type PlatformProgress = z.infer<typeof platformProgressSchema>
export type Statistics = z.infer<typeof statisticsSchema>
export type Settings = z.infer<typeof settingsSchema>
export type KeychainState = z.infer<typeof keychainStateSchema>
export type HistoryState = z.infer<typeof historyStateSchema>
export type Status = z.infer<typeof statusSchema>
