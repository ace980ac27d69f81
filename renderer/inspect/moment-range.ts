/** The times of a token, in epoch seconds; null for one that is absent or no number. */
export interface TokenTimes {
  readonly iat: number | null
  readonly nbf: number | null
  readonly exp: number | null
}

export interface Mark {
  readonly name: 'iat' | 'nbf' | 'exp' | 'now'
  /** Epoch seconds. */
  readonly at: number
  /** From 0 to 1 on the slider; at its edge where it lies outside. */
  readonly share: number
  readonly isOutside: boolean
}

/** What a slider over moments spans, in whole epoch seconds. */
export interface MomentRange {
  readonly from: number
  readonly to: number
  /** Seconds by which an arrow key moves, and Page Up and Page Down. */
  readonly step: number
  readonly page: number
  readonly marks: readonly Mark[]
}

/** The years 1 to 9999: beyond them a date has no ordinary words, and a slider no use. */
const first = -62_135_510_400
const last = 253_402_214_400
/** How many validities before and behind the token the present may lie and still be on the slider. */
const near = 3
const shortest = 120
const steps = [1, 5, 10, 30, 60, 300, 600, 1800, 3600, 21_600, 86_400, 604_800, 2_592_000, 31_536_000]

/**
 * A slider that begins before the token's start and ends behind its end. The present is on it where it is near; where it
 * is not, it would leave no room for the token, and its mark stands at the edge. Without times it is the day around now.
 */
export function momentRange(times: TokenTimes, now: number): MomentRange {
  const known = [times.nbf ?? times.iat, times.exp].filter((at) => at !== null).filter(isOrdinary)
  const wanted = known.length === 0 ? [now - 43_200, now + 43_200] : withNow(known, now)
  const low = Math.min(...wanted)
  const high = Math.max(...wanted)
  const pad = Math.max(Math.round((high - low) * 0.15), shortest / 2)
  const from = Math.max(Math.floor(low - pad), first)
  const to = Math.min(Math.ceil(high + pad), last)
  const step = stepFor((to - from) / 100)
  return { from, to, step, page: stepFor((to - from) / 10), marks: marksOn(times, now, from, to) }
}

/** A token with one end only has the present, or an hour, as the other. */
function withNow(known: readonly number[], now: number): number[] {
  const low = Math.min(...known)
  const high = Math.max(...known)
  if (known.length === 1) return Math.abs(now - low) <= 31_536_000 ? [low, now] : [low - 3600, low + 3600]
  const length = Math.max(high - low, shortest)
  const isNear = now >= low - near * length && now <= high + near * length
  return isNear ? [low, high, now] : [low, high]
}

function marksOn({ iat, nbf, exp }: TokenTimes, now: number, from: number, to: number): Mark[] {
  const named = [
    // A token that is valid from the moment that it was issued needs one mark and not two.
    ...(iat !== null && iat !== nbf ? [{ name: 'iat', at: iat } as const] : []),
    ...(nbf !== null ? [{ name: 'nbf', at: nbf } as const] : []),
    ...(exp !== null ? [{ name: 'exp', at: exp } as const] : []),
    { name: 'now', at: now } as const,
  ]
  return named.map((mark) => ({
    ...mark,
    share: shareOf(mark.at, from, to),
    isOutside: mark.at < from || mark.at > to,
  }))
}

/** Where a moment stands on a slider, from 0 to 1. */
export function shareOf(at: number, from: number, to: number): number {
  return to <= from ? 0 : Math.min(Math.max((at - from) / (to - from), 0), 1)
}

/** A moment from the pointer, drawn to a mark that it comes near to: nobody hits one second of a year by hand. */
export function snapped(at: number, { from, to, marks }: MomentRange): number {
  const reach = (to - from) * 0.008
  const closest = marks
    .filter((mark) => !mark.isOutside && Math.abs(mark.at - at) <= reach)
    .toSorted((one, other) => Math.abs(one.at - at) - Math.abs(other.at - at))[0]
  return closest === undefined ? Math.round(at) : closest.at
}

/**
 * Where a key takes the slider from `at`; null for a key that it does not know. With Shift an arrow moves by one second,
 * since a limit is passed within one.
 */
export function keyMove(key: string, isShift: boolean, at: number, range: MomentRange): number | null {
  const step = isShift ? 1 : range.step
  const within = (moment: number) => Math.min(Math.max(moment, range.from), range.to)
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return within(at - step)
    case 'ArrowRight':
    case 'ArrowUp':
      return within(at + step)
    case 'PageDown':
      return within(at - range.page)
    case 'PageUp':
      return within(at + range.page)
    case 'Home':
      return range.from
    case 'End':
      return range.to
    default:
      return null
  }
}

const isOrdinary = (at: number) => at > first && at < last

function stepFor(wanted: number): number {
  return steps.findLast((step) => step <= wanted) ?? 1
}
