import { z } from '../../../shared/zod.ts'

/**
 * Reads the answers of the Monitor API as the vendor's clients describe them
 * (https://github.com/DolbyIO/dolbyio-rest-apis-client-node, before commit d9c5724: src/communications/types/conferences.ts).
 * What is missing, of another type or too long is null and never an error.
 */

/** Epoch seconds, of a number of milliseconds above 0. */
const moment = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ])
  .pipe(z.number().positive().max(8_640_000_000_000_000))
  .transform((milliseconds) => Math.floor(milliseconds / 1000))
  .nullable()
  .catch(null)

/** Never cut, as it would then name another. */
const identifier = (max: number) => z.string().min(1).max(max).nullable().catch(null)

const name = z
  .string()
  .min(1)
  .transform((text) => text.slice(0, 2_000).toWellFormed())
  .nullable()
  .catch(null)

/** Longer than any external id can be. */
const longest = 2_000

const noIdentity = { externalName: null, externalId: null, externalPhotoUrl: null }

/** Who somebody is, as they said to the platform when they opened the session. */
const identity = z
  .object({ externalName: name, externalId: identifier(longest), externalPhotoUrl: identifier(longest) })
  .catch(noIdentity)

export type StoredIdentity = z.infer<typeof identity>

const owner = z
  .object({ userId: identifier(500), metadata: identity })
  .catch({ userId: null, metadata: noIdentity })

const conference = z.object({
  confId: z.string().min(1).max(500),
  alias: name,
  start: moment,
  end: moment,
  live: z.boolean().nullable().catch(null),
  owner,
})

/** A meeting. A running one says no more than its id, alias, start and owner, and that it is live. */
export interface Conference {
  readonly id: string
  readonly alias: string | null
  /** Epoch seconds, as all times here. */
  readonly start: number | null
  readonly end: number | null
  readonly isLive: boolean
  readonly owner: { readonly userId: string | null; readonly metadata: StoredIdentity }
}

/** Null for what names no conference. */
export function readConference(value: unknown): Conference | null {
  const read = conference.safeParse(value)
  if (!read.success) return null
  const { confId: id, alias, start, end, live, owner } = read.data
  return { id, alias, start, end, isLive: live ?? end === null, owner }
}

/** Somebody in a meeting. */
export interface StoredParticipant {
  readonly userId: string | null
  readonly identity: StoredIdentity
  /** Each time that they came, earliest first. */
  readonly joinedAt: readonly number[]
}

const connections = z.array(z.unknown()).catch([])
const participant = z.object({ connections, metadata: z.unknown().optional() })
const withMetadata = z.object({ metadata: z.unknown().optional() }).catch({})

/**
 * The clients give a participant's connections as objects and say nothing of what is in them. Who it is, is looked for
 * where the conference's owner has it, in `metadata`, of the participant and of each connection, and beside it.
 *
 * @param userId the key under which the participant stands
 */
export function readParticipant(userId: string, value: unknown): StoredParticipant {
  const read = participant.safeParse(value).data ?? { connections: [] }
  const newestFirst = read.connections.toReversed()
  const places = [
    read.metadata,
    ...newestFirst.map((one) => withMetadata.parse(one).metadata),
    value,
    ...newestFirst,
  ]
  return {
    userId: identifier(500).parse(userId),
    identity: places.map((one) => identity.parse(one)).reduce(filledBy, noIdentity),
    joinedAt: [...new Set(read.connections.flatMap(joinedAt))].sort((a, b) => a - b),
  }
}

/** What is missing of the one, from the other. */
export function filledBy(one: StoredIdentity, other: StoredIdentity): StoredIdentity {
  return {
    externalName: one.externalName ?? other.externalName,
    externalId: one.externalId ?? other.externalId,
    externalPhotoUrl: one.externalPhotoUrl ?? other.externalPhotoUrl,
  }
}

const times = z.object({ joinTime: moment, joinedAt: moment, startTime: moment, start: moment })

/** By the names that the platform has elsewhere for when something began. */
function joinedAt(connection: unknown): number[] {
  const { data } = times.safeParse(connection)
  const at = data?.joinTime ?? data?.joinedAt ?? data?.startTime ?? data?.start ?? null
  return at === null ? [] : [at]
}

const cursor = z.string().min(1).nullable().catch(null)
const conferencePage = z.object({ conferences: z.array(z.unknown()), next: cursor })
const participantPage = z.object({ participants: z.record(z.string(), z.unknown()), next: cursor })

/** Part of a list, and the name of the next part; null at the end. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
}

/** Null for what is no such list. */
export function readConferences(body: unknown): Page<Conference> | null {
  const { data } = conferencePage.safeParse(body)
  if (data === undefined) return null
  return { items: data.conferences.map(readConference).filter((one) => one !== null), next: data.next }
}

/** Null for what is no such list. */
export function readParticipants(body: unknown): Page<StoredParticipant> | null {
  const { data } = participantPage.safeParse(body)
  if (data === undefined) return null
  const items = Object.entries(data.participants).map(([userId, value]) => readParticipant(userId, value))
  return { items, next: data.next }
}
