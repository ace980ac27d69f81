import { membersOf, setMember } from '../../../shared/jws/json-members.ts'
import { claimsIn, setClaimValue } from '../../../shared/lab/claim-rows.ts'
import { timeOf, timesLeft, writeTimes } from '../../../shared/lab/claim-rows-times.ts'
import type { Craft, LabDraft } from '../../../shared/lab/schemas.ts'
import type { Platform } from '../../../shared/platforms/platform.ts'
import type { Claims } from '../../../shared/schemas.ts'
import { parseTime, type TimeContext } from '../../../shared/validity/parse-time.ts'

/** Pure changes of the Lab's draft. Times are epoch seconds. */

/** The room that a payload names; null where it can't be read. */
export function roomOf(platform: Pick<Platform, 'summaryOf'>, payload: string): string | null {
  const claims = claimsIn(payload)
  // Whatever is in there, a summary takes only texts.
  return claims === null ? null : platform.summaryOf(claims as Claims).room
}

/**
 * Another payload, typed or made by a row. A typed time whose claim says something else now is given up, and the room of
 * the address follows the one of the claims for as long as they were the same.
 *
 * @param whole the last payload that was a JSON object
 */
export function withPayload(
  draft: LabDraft,
  payload: string,
  whole: string,
  platform: Pick<Platform, 'summaryOf'>,
): LabDraft {
  const craft = { ...draft.craft, payload }
  const times = timesLeft(draft.times, whole, payload)
  if (membersOf(payload).fault !== null) return { ...draft, craft, times }
  const followed = roomOf(platform, whole) === draft.delivery.room
  const room = (followed ? roomOf(platform, payload) : null) ?? draft.delivery.room
  return { ...draft, craft, times, delivery: { ...draft.delivery, room } }
}

/**
 * Another algorithm. The header's `alg` follows where it named the one before; a header that says something else stays as
 * it was typed. Without an algorithm there is no signature to change, and with one again it is whole again.
 */
export function withAlgorithm(draft: LabDraft, algorithm: Craft['algorithm']): LabDraft {
  const { craft } = draft
  const named = membersOf(craft.header).members.findLast(({ name }) => name === 'alg')
  const follows = named?.valueText === JSON.stringify(craft.algorithm)
  const header = follows ? setMember(craft.header, 'alg', JSON.stringify(algorithm)) : craft.header
  return { ...draft, craft: { ...craft, algorithm, header, signature: signatureFor(algorithm, craft) } }
}

function signatureFor(algorithm: Craft['algorithm'], before: Craft): Craft['signature'] {
  const isWithout = before.signature === 'empty' || before.signature === 'absent'
  if (algorithm === 'none') return isWithout ? before.signature : 'empty'
  return before.algorithm === 'none' && isWithout ? 'whole' : before.signature
}

/** The signature forms that an algorithm leaves: without one there is only the last full stop to keep or to take. */
export function signatureFormsOf(algorithm: Craft['algorithm']): readonly Craft['signature'][] {
  if (algorithm === 'none') return ['empty', 'absent']
  return ['whole', 'bit-flipped', 'truncated', 'other-payload', 'empty', 'absent']
}

/** What typing a time into a row comes to. */
export type TimeTyped =
  | { readonly kind: 'changed'; readonly draft: LabDraft }
  | { readonly kind: 'unreadable'; readonly message: string }

/**
 * A time typed at a claim. A plain number goes into the text and is nothing more; anything else is kept as typed, and
 * what it comes to at the moment goes into the text, with all that counts from it.
 */
export function withTime(
  draft: LabDraft,
  place: { readonly name: string; readonly nth: number },
  typed: string,
  at: { readonly moment: number; readonly timeZone: string },
): TimeTyped {
  const { payload } = draft.craft
  const time = timeOf(place.name, typed, payload, at)
  if (time.kind !== 'at') return { kind: 'unreadable', message: messageOf(time) }
  const { [place.name]: _before, ...others } = draft.times
  const isPlain = /^\s*-?\d+\s*$/.test(typed)
  const times = isPlain ? others : { ...others, [place.name]: typed }
  const text = setClaimValue(payload, place, String(time.at))
  const craft = { ...draft.craft, payload: writeTimes(text, times, at) }
  return { kind: 'changed', draft: { ...draft, craft, times } }
}

function messageOf(time: { readonly kind: string; readonly message?: string }): string {
  return time.message ?? 'Type a time, such as now, 2h or 2026-11-05 14:00, or take the claim out.'
}

/** The draft with its typed times written anew for a moment. */
export function atMoment(
  draft: LabDraft,
  at: { readonly moment: number; readonly timeZone: string },
): LabDraft {
  const payload = writeTimes(draft.craft.payload, draft.times, at)
  return payload === draft.craft.payload ? draft : { ...draft, craft: { ...draft.craft, payload } }
}

/**
 * A moment to freeze at, as it is kept: one that depends on when it is read, such as `now` or `2h`, becomes the date and
 * time that it means. Null where it can't be read.
 */
export function frozenText(typed: string, { now, timeZone }: Omit<TimeContext, 'countFrom'>): string | null {
  const at = (from: number) => parseTime(typed, { now: from, timeZone, countFrom: from })
  const one = at(now)
  if (one.kind !== 'at') return null
  const other = at(now + 86_400 * 40)
  if (other.kind === 'at' && other.at === one.at) return typed.trim()
  const date = new Date(one.at * 1000)
  return Number.isNaN(date.getTime()) ? String(one.at) : `${date.toISOString().slice(0, 19)}Z`
}

/** The moment of a draft: what it is frozen at, else when it was taken; null where neither is known. */
export function momentOf(
  { frozenAt }: Pick<LabDraft, 'frozenAt'>,
  takenAt: number | null,
  timeZone: string,
): number | null {
  if (frozenAt === '') return takenAt
  const time = parseTime(frozenAt, { now: takenAt ?? 0, timeZone, countFrom: takenAt ?? 0 })
  return time.kind === 'at' ? time.at : takenAt
}
