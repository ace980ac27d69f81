import { findToken } from '../../shared/jws/find-token.ts'
import { type InspectedToken, inspectToken } from '../../shared/jws/inspect.ts'
import { type JsonMembers, membersOf } from '../../shared/jws/json-members.ts'
import type { Claims, PlatformId } from '../../shared/schemas.ts'
import { claimsIn, guessPlatform } from './guess-platform.ts'
import type { TokenTimes } from './moment-range.ts'

/** A pasted text, read once: everything that does not change with the time or with a choice. */
export interface Reading {
  /** What was done to the text to find the token, in sentences. */
  readonly cleaned: readonly string[]
  readonly inspected: InspectedToken
  /** The members of both texts as they are written; null where a part could not be decoded. */
  readonly header: JsonMembers | null
  readonly payload: JsonMembers | null
  /** As JSON.parse gives them, those that can be read where the payload is broken; empty where there are none. */
  readonly claims: Claims
  readonly times: TokenTimes
  /** True where how long it is valid is not known: start or end are no numbers, or nothing can be read. */
  readonly isTimeUnreadable: boolean
  /** What it looks like. */
  readonly guess: PlatformId | null
  /** `opaque`: one piece that says nothing by itself. `none`: nothing in the text looks like a token. */
  readonly kind: 'token' | 'opaque' | 'none'
}

/** The longest text that is read, in UTF-16 units: it takes a moment, and no token comes near it. */
const longestRead = 2_000_000

const grouped = new Intl.NumberFormat('en-GB')

const cutWords = (length: number) =>
  `Only the first ${grouped.format(longestRead)} of ${grouped.format(length)} characters were read.`

/** Finds the token in what was pasted and reads it as far as it goes. Null for nothing but white space. */
export function readToken(pasted: string): Reading | null {
  if (!/\S/.test(pasted)) return null
  const { token, cleaned } = findToken(pasted.slice(0, longestRead))
  const inspected = inspectToken(token)
  const claims = claimsIn(inspected.claims ?? inspected.partialClaims)
  return {
    cleaned: pasted.length > longestRead ? [cutWords(pasted.length), ...cleaned] : cleaned,
    inspected,
    header: inspected.headerText === null ? null : membersOf(inspected.headerText),
    payload: inspected.payloadText === null ? null : membersOf(inspected.payloadText),
    claims,
    times: timesIn(claims),
    isTimeUnreadable: isUnreadable(inspected, claims),
    guess: guessPlatform(claims),
    kind: kindOf(inspected),
  }
}

function kindOf({ token, parts, headerText }: InspectedToken): Reading['kind'] {
  if (/^\s*\{/.test(headerText ?? '')) return 'token'
  if (parts.length > 1) return isProse(token) ? 'none' : 'token'
  return /^[\x21-\x7e]{8,}$/.test(token) ? 'opaque' : 'none'
}

/** Sentences and addresses have full stops too; a token has neither blanks nor a scheme. */
function isProse(text: string): boolean {
  return /\s/.test(text) || /^[a-z][a-z\d+.-]{0,20}:\/\//i.test(text)
}

function isUnreadable(inspected: InspectedToken, { nbf, exp }: Claims): boolean {
  if (inspected.claims === null && inspected.partialClaims === null) return true
  return [nbf, exp].some((time) => time !== undefined && numberOrNull(time) === null)
}

function timesIn({ iat, nbf, exp }: Claims): TokenTimes {
  return { iat: numberOrNull(iat), nbf: numberOrNull(nbf), exp: numberOrNull(exp) }
}

function numberOrNull(value: Claims[string] | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}
