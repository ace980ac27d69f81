import type { KeptStay } from '../../../shared/schemas.ts'
import { notAsDocumented } from '../http-failures.ts'
import type { GuestToFind, PlatformAdapter } from '../platform.ts'
import { withApiToken } from './api-token.ts'
import {
  type Conference,
  filledBy,
  type Page,
  readConferences,
  readParticipants,
  type StoredParticipant,
} from './read-monitor.ts'

type Ask = ReturnType<typeof withApiToken>

/** The most that the vendor's clients ask for at once, and so many pages of each list are read and no more. */
const pageSize = 100
const mostPages = 10

/** Seconds. A conference may have begun before the guest came; its time limit is three hours, unless it is set. */
const day = 86_400

/** The vendor's clients name this as the end where none is meant. Milliseconds. */
const endOfTime = 9_999_999_999_999

/**
 * What the Monitor API has of a guest: `GET /v1/monitor/conferences` and, for each, `…/participants`
 * (https://github.com/DolbyIO/dolbyio-rest-apis-client-node, before commit d9c5724: src/communications/monitor). Of the
 * conferences that began up to a day before the guest may have come, running or ended, at most 1,000 are looked through,
 * and at most 1,000 participants of each.
 */
export const kept: NonNullable<PlatformAdapter['kept']> = async (account, guest) => {
  account.onProgress(0, null)
  if (guest.externalId === '') return []
  const ask = withApiToken(account, 'comms:monitor:read', null)
  const conferences = (await everyConference(ask, guest)).filter(
    ({ end }) => end === null || end >= guest.from,
  )
  const stays: KeptStay[] = []
  for (const [at, conference] of newestFirst(conferences).entries()) {
    const participants = await everyParticipant(ask, conference)
    stays.push(...participants.flatMap((one) => stayOf(conference, one, guest)))
    account.onProgress(at + 1, conferences.length)
  }
  return stays
}

function newestFirst(conferences: readonly Conference[]): Conference[] {
  return conferences.toSorted((a, b) => (b.start ?? 0) - (a.start ?? 0))
}

async function everyConference(ask: Ask, { from, until }: GuestToFind): Promise<Conference[]> {
  const query = {
    from: String(Math.max(0, from - day) * 1000),
    to: String(Math.max(0, until + 1) * 1000),
    active: 'false',
  }
  const found = await everyPage(ask, '/v1/monitor/conferences', query, readConferences)
  return [...new Map(found.map((one) => [one.id, one])).values()]
}

function everyParticipant(ask: Ask, { id }: Conference): Promise<StoredParticipant[]> {
  const path = `/v1/monitor/conferences/${encodeURIComponent(id.toWellFormed())}/participants`
  return everyPage(ask, path, { from: '0', to: String(endOfTime) }, readParticipants)
}

async function everyPage<T>(
  ask: Ask,
  path: string,
  query: Record<string, string>,
  read: (body: unknown) => Page<T> | null,
): Promise<T[]> {
  const items: T[] = []
  const cursors = new Set<string>()
  const search = new URLSearchParams({ ...query, max: String(pageSize) })
  for (let pages = 0; pages < mostPages; pages += 1) {
    const page = read(await ask({ method: 'GET', path: `${path}?${search}` }))
    if (page === null) throw notAsDocumented()
    items.push(...page.items)
    if (page.next === null || cursors.has(page.next)) break
    cursors.add(page.next)
    search.set('start', page.next)
  }
  return items
}

/** The stay of the guest, or nothing for somebody else, or for one who was there at another time. */
function stayOf(conference: Conference, found: StoredParticipant, guest: GuestToFind): KeptStay[] {
  const isOwner = found.userId !== null && found.userId === conference.owner.userId
  const identity = isOwner ? filledBy(found.identity, conference.owner.metadata) : found.identity
  if (identity.externalId !== guest.externalId) return []
  const joinedAt = found.joinedAt.filter((at) => at >= guest.from && at <= guest.until)
  if (joinedAt.length === 0 && found.joinedAt.length > 0) return []
  const { id, alias, isLive } = conference
  return [
    {
      meeting: { id, name: alias, isLive },
      participantId: found.userId,
      name: identity.externalName,
      externalId: identity.externalId,
      avatarUrl: identity.externalPhotoUrl,
      joinedAt,
    },
  ]
}
