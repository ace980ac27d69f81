import { createHash, randomUUID } from 'node:crypto'
import type { Conference, Guest, State, Stay } from './state.ts'

/**
 * The id of a participant: "if a participant uses the same external ID in conferences, the participant's ID also remains
 * the same across all sessions" (the SDKs' `ParticipantInfo`). Without one it is another each time.
 */
function userIdOf(externalId: string | null): string {
  if (externalId === null) return randomUUID()
  const hash = createHash('sha256').update(externalId).digest('hex')
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `3${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}

/** A stay that begins; `at` in epoch milliseconds. */
export function stayOf(guest: Guest, at: number, leftAt: number | null = null): Stay {
  const { externalId, name, avatarUrl } = guest
  return {
    userId: userIdOf(externalId),
    ...{ externalId, name, avatarUrl, leftAt },
    type: 'user',
    ipAddress: '192.0.2.17',
    joinedAt: at,
  }
}

/** A conference that its owner begins; `at` in epoch milliseconds. */
export function conferenceOf(
  alias: string,
  owner: Guest,
  at: number,
  endedAt: number | null = null,
): Conference {
  const stay = stayOf(owner, at, endedAt)
  return {
    confId: randomUUID(),
    ...{ alias, endedAt },
    region: 'eu',
    dolbyVoice: true,
    startedAt: at,
    owner: stay,
    stays: [stay],
  }
}

/** Adds conferences and keeps the list in the order in which they started. */
export function addConferences(state: State, conferences: readonly Conference[]): void {
  state.conferences = [...state.conferences, ...conferences].sort(
    (one, other) => one.startedAt - other.startedAt,
  )
}

/** Somebody goes; a conference ends with the last who leaves. `at` in epoch milliseconds. */
export function leave(state: State, stay: Stay, at: number): void {
  stay.leftAt ??= at
  for (const conference of state.conferences)
    if (conference.stays.every(({ leftAt }) => leftAt !== null)) conference.endedAt ??= at
}

/** Who is in a conference now. */
export function presentIn({ conferences }: State): Stay[] {
  return conferences.flatMap(({ stays }) => stays.filter(({ leftAt }) => leftAt === null))
}
