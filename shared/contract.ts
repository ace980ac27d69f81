import type { Result } from './errors.ts'
import { helpTopicNames } from './help-topics.ts'
import {
  draftSchema,
  findingSchema,
  idSchema,
  keyEncodingSchema,
  profileInputSchema,
  profileSchema,
  sessionRowSchema,
  sessionSchema,
  sessionStateSchema,
  settingsSchema,
  signingKeySchema,
  statusSchema,
} from './schemas.ts'
import type { EventName, Verb } from './verbs.ts'
import { z } from './zod.ts'

const nothing = z.strictObject({})
const byId = z.strictObject({ id: idSchema })

/** How a key comes in. Only `typed` carries it through the renderer; the others are read in main. */
const keyFrom = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('clipboard') }),
  z.strictObject({ from: z.literal('file') }),
  z.strictObject({ from: z.literal('typed'), secret: z.string().max(20_000) }),
])

const newKey = z.strictObject({
  profileId: idSchema,
  label: z.string().max(100),
  encoding: keyEncodingSchema,
  source: keyFrom,
})

const storedKey = z.strictObject({
  key: signingKeySchema,
  /** Length of the decoded key, in bytes. */
  bytes: z.int(),
  findings: z.array(findingSchema),
})

/**
 * Verb to request and response. The preload's functions, the router's handlers and the renderer's client are
 * derived from it. No verb returns a stored secret; none takes an address to open or a path to write.
 */
export const contract = {
  'app.status': { request: nothing, response: statusSchema },
  /** Opens a page of a fixed list in the browser. */
  'app.openHelp': { request: z.strictObject({ topic: z.enum(helpTopicNames) }), response: nothing },

  'profiles.list': { request: nothing, response: z.array(profileSchema) },
  'profiles.save': {
    request: profileInputSchema,
    response: z.strictObject({ profile: profileSchema, findings: z.array(findingSchema) }),
  },
  /** Asks in a native dialog; its keys go too, its sessions stay. */
  'profiles.remove': { request: byId, response: nothing },

  /** Becomes the current key where there is none, else is kept as a previous one. */
  'keys.add': { request: newKey, response: storedKey },
  /** The new key becomes the current one; the old one is kept as previous. */
  'keys.rotate': { request: newKey, response: storedKey },
  /** Makes a previous key the current one. */
  'keys.use': { request: byId, response: signingKeySchema },
  /** Asks in a native dialog. */
  'keys.remove': { request: byId, response: nothing },

  /** Asks the keychain again, in a new process. */
  'keychain.retry': { request: nothing, response: statusSchema },
  /** Moves the keys that live in memory into the keychain. */
  'keychain.save': { request: nothing, response: statusSchema },
  /** Asks in a native dialog; renames the unreadable history and begins a new one. */
  'history.setAside': { request: nothing, response: statusSchema },

  /** Builds the claims again from the draft, signs, records, and only then answers. */
  'sessions.issue': {
    request: z.strictObject({ draft: draftSchema, timeZone: z.string().max(64) }),
    response: z.strictObject({
      session: sessionSchema,
      findings: z.array(findingSchema),
      /** False while the history lives in memory only. */
      recorded: z.boolean(),
    }),
  },
  'sessions.search': {
    request: z.strictObject({
      text: z.string().max(500),
      state: sessionStateSchema.nullable(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
    response: z.strictObject({ rows: z.array(sessionRowSchema), total: z.int() }),
  },
  'sessions.get': { request: byId, response: sessionSchema },
  /** Puts it on the clipboard, from where it is cleared again after the time in the settings. */
  'sessions.copy': {
    request: z.strictObject({
      id: idSchema,
      what: z.enum(['token', 'link', 'invitation']),
      timeZone: z.string().max(64),
    }),
    /** Seconds until it is cleared; 0 when it stays. */
    response: z.strictObject({ clearedAfter: z.int() }),
  },
  /** Opens the join link in the browser. */
  'sessions.open': { request: byId, response: nothing },
  /** Asks in a native dialog where to. */
  'sessions.saveQr': {
    request: z.strictObject({ id: idSchema, format: z.enum(['png', 'svg']) }),
    response: z.strictObject({ fileName: z.string() }),
  },

  /** Fetches the picture in main. A host not seen before is allowed in a native dialog. */
  'avatars.preview': {
    request: z.strictObject({ url: z.string().max(8_000) }),
    response: z.discriminatedUnion('shown', [
      z.strictObject({
        shown: z.literal(true),
        /** A path on the application's own origin. */
        src: z.string(),
        width: z.int(),
        height: z.int(),
      }),
      z.strictObject({ shown: z.literal(false), reason: z.string() }),
    ]),
  },

  /** The form as it was left; null when there is none or it can't be read now. */
  'drafts.get': { request: nothing, response: draftSchema.nullable() },
  /** Kept only inside the encrypted history. */
  'drafts.set': { request: draftSchema, response: z.strictObject({ kept: z.boolean() }) },

  'settings.get': { request: nothing, response: settingsSchema },
  'settings.set': { request: settingsSchema, response: settingsSchema },
} as const satisfies Record<Verb, { request: z.ZodType; response: z.ZodType }>

/** What main announces, and what comes with it. */
export const events = {
  'status.changed': statusSchema,
  'profiles.changed': nothing,
  /** The history is not what it was, here or in another process. */
  'sessions.changed': nothing,
  'clipboard.cleared': nothing,
} as const satisfies Record<EventName, z.ZodType>

export type Request<V extends Verb> = z.infer<(typeof contract)[V]['request']>
export type Response<V extends Verb> = z.infer<(typeof contract)[V]['response']>
export type EventPayload<E extends EventName> = z.infer<(typeof events)[E]>

/** What the preload puts on `window.roompass`: one function a verb, and `on`. */
export type Bridge = {
  readonly [V in Verb]: (request: Request<V>) => Promise<Result<Response<V>>>
} & {
  /** Returns the function that ends the listening. */
  readonly on: <E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void) => () => void
}
