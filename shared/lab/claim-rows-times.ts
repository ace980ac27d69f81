import { parseTime } from '../validity/parse-time.ts'
import type { ResolvedTime } from '../validity/resolve-times.ts'
import { claimRowsOf, isNumberText, setClaimValue } from './claim-rows.ts'
import type { LabDraft } from './schemas.ts'

type Times = LabDraft['times']

/** From when a typed time counts. */
export interface TimesAt {
  /** Epoch seconds: the moment that the draft is made at. */
  readonly moment: number
  /** IANA name. */
  readonly timeZone: string
}

/**
 * Reads a time typed for a claim of a text. A duration counts from the moment; that of `exp` counts from `nbf`, where the
 * text has a whole number there, as in the form of a token.
 */
export function timeOf(
  name: string,
  typed: string,
  payload: string,
  { moment, timeZone }: TimesAt,
): ResolvedTime {
  const start = name === 'exp' ? startIn(payload) : null
  return parseTime(typed, { now: moment, timeZone, countFrom: start ?? moment })
}

function startIn(payload: string): number | null {
  const text = valueTexts(payload).get('nbf')
  const start = text === undefined || !isNumberText(text) ? Number.NaN : Number(text)
  return Number.isSafeInteger(start) ? start : null
}

/**
 * A text with the claims that are kept at a typed time written anew for a moment; nothing else changes. A claim that
 * the text does not have stays away, and a time that can't be read stays as it is.
 */
export function writeTimes(payload: string, times: Times, at: TimesAt): string {
  // The end last: it may count from the start.
  const names = Object.keys(times).toSorted((one, other) => Number(one === 'exp') - Number(other === 'exp'))
  let text = payload
  for (const name of names) {
    const time = timeOf(name, times[name] ?? '', text, at)
    if (time.kind === 'at') text = setLast(text, name, String(time.at))
  }
  return text
}

function setLast(text: string, name: string, valueText: string): string {
  const last = claimRowsOf(text).rows.findLast((row) => row.name === name)
  return last === undefined ? text : setClaimValue(text, last, valueText)
}

/**
 * The typed times that a change of the text leaves standing: those whose claims say what they said before. `before` is
 * the last text that was a whole object; of one that is none now, what can't be read may still be there.
 */
export function timesLeft(times: Times, before: string, after: string): Times {
  const names = Object.keys(times)
  if (names.length === 0) return times
  const was = valueTexts(before)
  const is = valueTexts(after)
  const isWhole = claimRowsOf(after).fault === null
  const left = names.filter((name) => (is.has(name) ? is.get(name) === was.get(name) : !isWhole))
  return left.length === names.length
    ? times
    : Object.fromEntries(left.map((name) => [name, times[name] ?? '']))
}

/** By name, the last of duplicates. */
function valueTexts(text: string): ReadonlyMap<string, string> {
  return new Map(claimRowsOf(text).rows.map(({ name, valueText }) => [name, valueText]))
}
