import type { JsonFault } from './json-walk.ts'

/** Strings, numbers and words of JSON (RFC 8259, 3, 6 and 7). */

const quote = 0x22
const backslash = 0x5c

/** Behind the string that begins at `start`; -1 where it is broken. */
export function endOfString(text: string, start: number): number {
  let at = start + 1
  for (;;) {
    const unit = text.charCodeAt(at)
    if (unit === quote) return at + 1
    if (unit === backslash) {
      const length = escapeLength(text, at)
      if (length === 0) return -1
      at += length
    } else if (unit >= 0x20) at += 1
    // Behind the end of the text the unit is NaN.
    else return -1
  }
}

/** Where and why the string that begins at `start` is broken. */
export function faultOfString(text: string, start: number): JsonFault {
  let at = start + 1
  for (;;) {
    const unit = text.charCodeAt(at)
    if (Number.isNaN(unit) || unit === quote) return { at, reason: 'The string has no end: expected “"”' }
    if (unit < 0x20) return { at, reason: controlReason(unit) }
    if (unit !== backslash) {
      at += 1
      continue
    }
    const length = escapeLength(text, at)
    if (length === 0) return { at, reason: escapeReason(text, at) }
    at += length
  }
}

/** What a whole string literal says. */
export function readString(literal: string): string {
  if (!literal.includes('\\')) return literal.slice(1, -1)
  const value: unknown = JSON.parse(literal)
  return String(value)
}

/** Of the escape at this backslash, in units; 0 for none that JSON has. */
function escapeLength(text: string, at: number): number {
  const letter = text.charAt(at + 1)
  if (letter === 'u') return isHex(text, at + 2) ? 6 : 0
  return letter !== '' && '"\\/bfnrt'.includes(letter) ? 2 : 0
}

function isHex(text: string, from: number): boolean {
  return /^[\da-f]{4}$/i.test(text.slice(from, from + 4))
}

function controlReason(unit: number): string {
  if (unit === 0x0a || unit === 0x0d) return 'A line end in a string has to be written as an escape'
  const code = unit.toString(16).padStart(4, '0')
  return `A control character in a string has to be written as an escape, here “\\u${code}”`
}

function escapeReason(text: string, at: number): string {
  if (at + 1 >= text.length) return 'Expected an escape behind “\\”, but the text ends here'
  if (text[at + 1] === 'u') return 'Expected four hexadecimal digits behind “\\u”'
  const letter = String.fromCodePoint(text.codePointAt(at + 1) ?? 0)
  return letter < ' ' ? 'No escape begins so' : `There is no escape “\\${letter}”`
}

const isDigit = (unit: number) => unit >= 0x30 && unit <= 0x39

function skipDigits(text: string, from: number): number {
  let at = from
  while (isDigit(text.charCodeAt(at))) at += 1
  return at
}

/** Behind the number that begins at `start`; -1 where it is broken. */
export function endOfNumber(text: string, start: number): number {
  const { end, fault } = readNumber(text, start)
  return fault === null ? end : -1
}

/** Where and why the number that begins at `start` is broken. */
export function faultOfNumber(text: string, start: number): JsonFault {
  const { end, fault } = readNumber(text, start)
  return { at: end, reason: fault ?? 'Expected a number' }
}

function readNumber(text: string, start: number): { end: number; fault: string | null } {
  const first = text[start] === '-' ? start + 1 : start
  let end = skipDigits(text, first)
  if (end === first) return { end, fault: 'Expected a digit' }
  if (text[first] === '0' && end > first + 1) {
    return { end: first + 1, fault: 'A number may not have zeros in front' }
  }
  if (text[end] === '.') {
    const fraction = end + 1
    end = skipDigits(text, fraction)
    if (end === fraction) return { end, fault: 'Expected a digit behind the decimal point' }
  }
  if (text[end] === 'e' || text[end] === 'E') {
    const sign = text[end + 1] === '+' || text[end + 1] === '-' ? 1 : 0
    const exponent = end + 1 + sign
    end = skipDigits(text, exponent)
    if (end === exponent) return { end, fault: 'Expected a digit in the exponent' }
  }
  return { end, fault: null }
}

/** The letters and digits that begin there, at most 20; empty where there are none. */
export function wordAt(text: string, at: number): string {
  return /^[\p{L}_$][\p{L}\d_$]*/u.exec(text.slice(at, at + 20))?.[0] ?? ''
}
