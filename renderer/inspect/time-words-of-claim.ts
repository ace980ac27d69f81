import { formatLocal, formatUtc } from '../../shared/validity/human.ts'

/** The members that hold a moment (RFC 7519, 4.1.4 to 4.1.6; OpenID Connect Core 1.0, 2 and 5.1). */
const timeNames = new Set(['iat', 'nbf', 'exp', 'auth_time', 'updated_at'])

function isTimeName(name: string): boolean {
  return timeNames.has(name)
}

/** What a moment in a token comes to. */
export interface MomentWords {
  /** Epoch seconds. */
  readonly at: number
  readonly local: string
  readonly utc: string
  /** What seems to be wrong with it; null where nothing does. */
  readonly doubt: string | null
}

/** From here on, which is the year 5138, a number of seconds is rather one of milliseconds. */
const rather = 100_000_000_000

/**
 * The moment that a member's value, as it is written, stands for. Null where it is none, and for members that hold no
 * moment. What is written as a text is read all the same, and the doubt says so.
 */
export function momentWords(name: string, valueText: string, timeZone: string): MomentWords | null {
  if (!isTimeName(name)) return null
  const [, quoted] = /^"(-?\d{1,20}(?:\.\d{1,20})?)"$/.exec(valueText) ?? []
  const written =
    quoted ?? (/^-?\d{1,20}(?:\.\d{1,20})?(?:e[+-]?\d{1,3})?$/i.test(valueText) ? valueText : null)
  if (written === null) return null
  const at = Number(written)
  if (!Number.isFinite(at)) return null
  return {
    at,
    local: formatLocal(at, timeZone),
    utc: formatUtc(at),
    doubt: doubtOf(at, quoted !== undefined),
  }
}

function doubtOf(at: number, isText: boolean): string | null {
  const doubts = [
    ...(isText ? ['it is a text, where a number is needed'] : []),
    ...(Math.abs(at) >= rather ? [`in milliseconds it would be ${formatUtc(at / 1000)}`] : []),
  ]
  return doubts.length === 0 ? null : doubts.join('; ')
}
