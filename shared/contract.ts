import { actionNames } from './actions.ts'
import { batchContract, batchEvents } from './batch/contract.ts'
import type { Result } from './errors.ts'
import { labContract, labEvents } from './lab/contract.ts'
import { noteAtMost } from './note-limit.ts'
import {
  draftSchema,
  findingSchema,
  idSchema,
  keptStaySchema,
  keyEncodingSchema,
  knownSchema,
  participantSchema,
  personSchema,
  platformProgressSchema,
  profileCheckSchema,
  profileInputSchema,
  profileSchema,
  roleSchema,
  roomDetailSchema,
  roomSchema,
  sessionFilterSchema,
  sessionRowSchema,
  sessionSchema,
  settingsSchema,
  signingKeySchema,
  stateCountsSchema,
  statisticsSchema,
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

/** Someone in a room, and when the platform was asked. */
const participants = z.strictObject({ participants: z.array(participantSchema), askedAt: z.int() })

/** With `refresh` the platform is asked; without it nothing is, and the answer is the one of the last time. */
const ofProfile = z.strictObject({ profileId: idSchema, refresh: z.boolean() })

const issued = z.strictObject({
  session: sessionSchema.extend({ token: z.string() }),
  findings: z.array(findingSchema),
  /** False while the history lives in memory only. */
  recorded: z.boolean(),
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
  /** Opens a page of the list in `help-topics.ts` in the browser. @throws not-found */
  'app.openHelp': { request: z.strictObject({ topic: z.string().max(64) }), response: nothing },
  /** Drops every key, shuts the history and loads the page anew. Asks in a native dialog where that would lose something. */
  'app.lock': { request: nothing, response: nothing },
  /** Asks the keychain, and opens the history again. What fails is in the status. */
  'app.unlock': { request: nothing, response: statusSchema },

  'profiles.list': { request: nothing, response: z.array(profileSchema) },
  'profiles.save': {
    request: profileInputSchema,
    response: z.strictObject({ profile: profileSchema, findings: z.array(findingSchema) }),
  },
  /** Asks in a native dialog; its keys go too, its sessions stay. */
  'profiles.remove': { request: byId, response: nothing },
  /** Asks the platform whether it accepts team id and current key, and compares the clocks. */
  'profiles.check': { request: byId, response: profileCheckSchema },

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

  /**
   * Builds the claims again from the draft, signs them or has the platform make a token, records, and only then answers.
   * The session becomes the current one of its profile.
   */
  'sessions.issue': {
    request: z.strictObject({ draft: draftSchema, timeZone: z.string().max(64) }),
    response: issued,
  },
  /** Issues the same again for the same length of time from now. */
  'sessions.renew': { request: byId.extend({ timeZone: z.string().max(64) }), response: issued },
  /** The session that was issued last for a profile, until it is stopped, removed or expired; else null. */
  'sessions.current': {
    request: z.strictObject({ profileId: idSchema }),
    response: z.strictObject({ session: sessionRowSchema.nullable() }),
  },
  /** Ends it here, after a native dialog that says what the token still opens. */
  'sessions.stop': { request: byId, response: sessionSchema },
  /** Ends the meetings that are live in the session's room, after a native dialog. */
  'sessions.endLive': { request: byId, response: z.strictObject({ ended: z.int() }) },
  /** One page, newest first; `sessions.counts` says how many there are. */
  'sessions.search': {
    request: sessionFilterSchema.extend({
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
    response: z.strictObject({ rows: z.array(sessionRowSchema) }),
  },
  /** How many sessions of a filter are in each state; the filter's own state does not count. */
  'sessions.counts': { request: sessionFilterSchema, response: stateCountsSchema },
  'sessions.note': {
    request: z.strictObject({ id: idSchema, note: z.string().max(noteAtMost) }),
    response: nothing,
  },
  /** Removes sessions for good, once `undo` can no longer bring them back. */
  'sessions.remove': {
    request: z.strictObject({ ids: z.array(idSchema).min(1).max(500) }),
    response: z.strictObject({ removed: z.int(), undo: idSchema }),
  },
  /** Brings back what the last removal took, for some minutes. */
  'sessions.restore': {
    request: z.strictObject({ undo: idSchema }),
    response: z.strictObject({ restored: z.int() }),
  },
  /** Writes every session of a filter, without its token, to a file that is asked for in a native dialog. */
  'sessions.export': {
    request: z.strictObject({ filter: sessionFilterSchema, format: z.enum(['csv', 'json']) }),
    response: z.strictObject({ fileName: z.string(), count: z.int() }),
  },
  /** Who is in the session's room now. */
  'sessions.live': { request: byId, response: participants },
  /** When the guest of the session came and went, found by the external id. */
  'sessions.joins': { request: byId, response: participants },
  /** What the platform stored of the guest of a session. */
  'sessions.kept': {
    request: byId,
    response: z.strictObject({ stays: z.array(keptStaySchema), askedAt: z.int() }),
  },
  'sessions.get': { request: byId, response: sessionSchema },
  /** Puts it on the clipboard, from where it is cleared again after the time in the settings. */
  'sessions.copy': {
    request: z.strictObject({
      id: idSchema,
      what: z.enum(['token', 'link', 'invitation', 'snippet']),
      /** Which snippet of its platform; for snippets only. */
      snippet: z.string().max(64).optional(),
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

  /** External ids that were issued for a profile, as typed, the last ones first. */
  'identities.list': {
    request: z.strictObject({ profileId: idSchema }),
    response: z.strictObject({ identities: z.array(z.string()) }),
  },

  /** People of a profile with what leaves in their place, found by either. */
  'people.search': {
    request: z.strictObject({
      profileId: idSchema,
      /** Every word of it is in the name, the external id, what leaves in their place, or the participant id. */
      text: z.string().max(500),
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
    response: z.strictObject({ people: z.array(personSchema), total: z.int() }),
  },
  'people.setParticipant': {
    request: byId.extend({ participantId: z.string().max(200).nullable() }),
    response: personSchema,
  },
  /** For good, after a native dialog: a later token for them has another name and id. */
  'people.forget': { request: byId, response: nothing },
  /** Writes who is behind which alias to a file that is asked for in a native dialog. */
  'people.export': {
    request: z.strictObject({ profileId: idSchema, format: z.enum(['csv', 'json']) }),
    response: z.strictObject({ fileName: z.string(), count: z.int() }),
  },

  'rooms.list': {
    request: ofProfile,
    response: z.strictObject({
      rooms: z.array(roomSchema),
      /** Null where the platform was never asked. */
      fetchedAt: z.int().nullable(),
    }),
  },
  /** One room by its friendly URL or id; null where it was never asked for, or is not there. */
  'rooms.get': {
    request: ofProfile.extend({ room: z.string().max(200) }),
    response: z.strictObject({ room: roomDetailSchema.nullable() }),
  },
  /** The roles of the account. */
  'roles.list': {
    request: ofProfile,
    response: z.strictObject({ roles: z.array(roleSchema), fetchedAt: z.int().nullable() }),
  },
  /** Ends what is being asked of a profile's platform; those questions fail with `cancelled`. */
  'platform.cancel': { request: z.strictObject({ profileId: idSchema }), response: nothing },

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

  /** What is known beside a draft, from the last answers of the platform and from the history. */
  'drafts.known': {
    request: z.strictObject({
      profileId: idSchema,
      room: z.string().max(200_000),
      name: z.string().max(200_000),
      externalId: z.string().max(200_000),
    }),
    response: knownSchema,
  },

  'settings.get': { request: nothing, response: settingsSchema },
  /** Asks in a native dialog where sessions or token texts would go at once. */
  'settings.set': { request: settingsSchema, response: settingsSchema },
  /** What these settings would take out of the history at once. */
  'settings.preview': {
    request: settingsSchema,
    response: z.strictObject({
      /** Sessions that would be removed, and how many of them still let someone in. */
      sessions: z.int(),
      stillValid: z.int(),
      /** When the oldest of them was issued. */
      oldest: z.int().nullable(),
      /** Token texts that would be erased, beside those of the sessions above. */
      tokens: z.int(),
    }),
  },

  /** Counts of what was issued; crafted ones are left out. */
  'statistics.get': {
    request: z.strictObject({
      /** Issued at or after, and before; null does not narrow. */
      from: z.int().nullable(),
      until: z.int().nullable(),
      profileId: idSchema.nullable(),
      /** Whose days are meant, an IANA name. */
      timeZone: z.string().max(64),
    }),
    response: statisticsSchema,
  },

  ...labContract,
  ...batchContract,
} as const satisfies Record<Verb, { request: z.ZodType; response: z.ZodType }>

/** What main announces, and what comes with it. */
export const events = {
  'status.changed': statusSchema,
  'profiles.changed': nothing,
  /** The history is not what it was, here or in another process. */
  'sessions.changed': nothing,
  /** The current session of a profile is another one, or, with null, there is none any more. */
  'current.changed': z.strictObject({ profileId: idSchema, session: sessionRowSchema.nullable() }),
  'people.changed': nothing,
  'clipboard.cleared': nothing,
  'platform.progress': platformProgressSchema,
  /** An entry of the application menu. */
  'menu.chosen': z.strictObject({ action: z.enum(actionNames) }),
  /** Somebody pressed a desktop notification about a session. */
  'session.chosen': byId,
  /** The page is about to be locked: it keeps what is in the form, then asks for `app.lock`. */
  'lock.wanted': nothing,
  ...labEvents,
  ...batchEvents,
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
