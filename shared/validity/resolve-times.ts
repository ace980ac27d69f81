import { rememberLast } from '../remember-last.ts'
import { parseTime, timeAt } from './parse-time.ts'

/** One time field, read at a moment. */
export type ResolvedTime =
  /** Left empty: the claim is absent. */
  | { readonly kind: 'absent' }
  /** Epoch seconds. */
  | { readonly kind: 'at'; readonly at: number }
  /** What is typed can't be read as a time; `message` says what can. */
  | { readonly kind: 'unreadable'; readonly message: string }

/** The three time claims of a draft. */
export interface ResolvedTimes {
  readonly iat: ResolvedTime
  readonly nbf: ResolvedTime
  readonly exp: ResolvedTime
}

/** The three time fields of a draft, as typed. */
interface TypedTimes {
  readonly iat: string
  readonly nbf: string
  readonly exp: string
}

/**
 * Reads the time fields of a draft at the moment `now` (epoch seconds). Issued-at and start count from now; a
 * duration for the end counts from the start, and from now where there is no readable start. Starting early by
 * `startEarly` seconds moves the start back, where there is one, and leaves the end alone.
 */
export function resolveTimes(
  typed: TypedTimes,
  startEarly: number,
  now: number,
  timeZone: string,
): ResolvedTimes {
  return resolved(typed.iat, typed.nbf, typed.exp, startEarly, now, timeZone)
}

const resolved = rememberLast(
  (
    ...[typedIat, typedNbf, typedExp, startEarly, now, timeZone]: [
      string,
      string,
      string,
      number,
      number,
      string,
    ]
  ): ResolvedTimes => {
    const iat = parseTime(typedIat, { now, timeZone, countFrom: now })
    const nbf = parseTime(typedNbf, { now, timeZone, countFrom: now })
    const exp = parseTime(typedExp, { now, timeZone, countFrom: nbf.kind === 'at' ? nbf.at : now })
    return { iat, nbf: movedBack(nbf, startEarly), exp }
  },
)

function movedBack(time: ResolvedTime, seconds: number): ResolvedTime {
  return time.kind === 'at' ? timeAt(time.at - seconds) : time
}
