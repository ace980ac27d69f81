import { earlyFor, isClockOff } from '../../validity/clock-difference.ts'
import type { ResolvedTime } from '../../validity/resolve-times.ts'
import { type CheckedDraft, momentOf } from './checked-draft.ts'
import type { TimeClaim } from './fields.ts'

const day = 86_400

/** From here on a number of seconds is more likely one of milliseconds: as seconds it is the year 5138. */
const millisecondsFrom = 100_000_000_000

/** What is wrong with a time that can't be read. */
export function unreadable(draft: CheckedDraft, name: TimeClaim): string | null {
  const time: ResolvedTime = draft.times[name]
  return time.kind === 'unreadable' ? time.message : null
}

export function endsBeforeStart(draft: CheckedDraft): boolean {
  const from = momentOf(draft, 'nbf')
  const until = momentOf(draft, 'exp')
  return from !== null && until !== null && until <= from
}

/** What a number of milliseconds is in seconds, where one is typed. */
export function inSeconds(draft: CheckedDraft, name: TimeClaim): number | null {
  const digits = draft.typed(name).trim()
  if (!/^\d+$/.test(digits) || !Number.isSafeInteger(Number(digits))) return null
  return Number(digits) >= millisecondsFrom ? Math.floor(Number(digits) / 1000) : null
}

export function isExpired(draft: CheckedDraft): boolean {
  const until = momentOf(draft, 'exp')
  // An end at or before the start is an error already.
  return until !== null && until <= draft.context.now && !endsBeforeStart(draft)
}

export const hasNoEnd = ({ times }: CheckedDraft) => times.exp.kind === 'absent'

/** The length of the validity in seconds, where it is more than a day; from now where the token has no start. */
export function longValidity(draft: CheckedDraft): number | null {
  const until = momentOf(draft, 'exp')
  if (until === null || unreadable(draft, 'nbf') !== null || inSeconds(draft, 'exp') !== null) return null
  const from = momentOf(draft, 'nbf')
  // As typed: to start early is no longer use of the room.
  const length = until - (from === null ? draft.context.now : from + draft.startEarly)
  return length > day ? length : null
}

export function isIssuedInFuture(draft: CheckedDraft): boolean {
  const issued = momentOf(draft, 'iat')
  return issued !== null && issued > draft.context.now && inSeconds(draft, 'iat') === null
}

/** When the platform removes the room, where that is before the token's end. Epoch seconds. */
export function roomEndsFirst(draft: CheckedDraft): number | null {
  const removed = draft.room?.expiresAt ?? null
  if (removed === null || unreadable(draft, 'exp') !== null) return null
  const until = momentOf(draft, 'exp')
  return until === null || until > removed ? removed : null
}

/** Whether a token that ends with the room is ever valid, and not expired already. */
export function canEndWithRoom(draft: CheckedDraft, removed: number): boolean {
  return removed > Math.max(draft.context.now, momentOf(draft, 'nbf') ?? 0)
}

/** Seconds by which this computer's clock is ahead of the platform's, where the start does not make up for it. */
export function clockAhead(draft: CheckedDraft): number | null {
  const ahead = draft.context.known.clockAhead ?? 0
  const madeUp = momentOf(draft, 'nbf') === null ? 0 : draft.startEarly
  return ahead > 0 && isClockOff(ahead) && madeUp < ahead ? ahead : null
}

/** Whole minutes, in seconds, by which to start early to make up for the clock; null where none would do. */
export function minutesToStartEarly(draft: CheckedDraft, ahead: number): number | null {
  return momentOf(draft, 'nbf') === null ? null : earlyFor(ahead)
}

/** Seconds, negative, where this computer's clock is behind the platform's and the token has an end. */
export function clockBehind(draft: CheckedDraft): number | null {
  const ahead = draft.context.known.clockAhead ?? 0
  return ahead < 0 && isClockOff(ahead) && momentOf(draft, 'exp') !== null ? ahead : null
}
