import type { Participant } from '../../shared/schemas.ts'
import { clockText, isSameDay } from '../view/time-words.ts'

const numbers = new Intl.NumberFormat('en')

type Stay = Pick<Participant, 'joinedAt' | 'leftAt' | 'isLive'>

/** For who is gone, and nobody knows since when. */
export const leftSomeTime = 'left at an unknown time'

/**
 * When someone came and went, in the zone: `14:02 → 14:40`, `since 14:02`, `20 Nov 09:00 → 11:00`,
 * `14:02 → unknown`.
 */
export function stayText({ joinedAt, leftAt, isLive }: Stay, now: number, timeZone: string): string {
  const text = (epoch: number) => clockText(epoch, timeZone, now)
  if (isLive) return joinedAt === null ? 'in the room' : `since ${text(joinedAt)}`
  if (joinedAt === null) return leftAt === null ? leftSomeTime : `left ${text(leftAt)}`
  if (leftAt === null) return `${text(joinedAt)} → unknown`
  const isOneDay = isSameDay(joinedAt, leftAt, timeZone)
  return `${text(joinedAt)} → ${isOneDay ? clockText(leftAt, timeZone, leftAt) : text(leftAt)}`
}

/** What to call someone in a list. */
export function participantName({ name, externalId }: Pick<Participant, 'name' | 'externalId'>): string {
  return name || externalId || 'without a name'
}

/** How many are in a room now. */
export function liveWords(count: number): string {
  if (count === 0) return 'Nobody is in the room.'
  return count === 1 ? 'One person is in the room.' : `${numbers.format(count)} people are in the room.`
}

/** Whether a guest came, from all the times the platform knows of. */
export function joinWords(joins: readonly Stay[]): string {
  if (joins.length === 0) return 'No: the platform has no sign of this guest in the room.'
  if (joins.some(({ isLive }) => isLive)) return 'Yes, and the guest is still in the room.'
  return joins.length === 1
    ? 'Yes, once; the guest has left.'
    : `Yes, ${joins.length} times; the guest has left.`
}
