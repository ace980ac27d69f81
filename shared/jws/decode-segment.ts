import { characterName } from '../text/character-names.ts'
import { codePointOf } from '../text/code-points.ts'
import { base64urlValue, decodeBase64url } from './base64url.ts'
import { type Fault, faultAtCharacter, type Segment } from './fault.ts'

/** The bytes of a segment, as far as it goes. */
export interface DecodedSegment {
  /** Null where there is nothing to decode. Where `isWhole` is false, those before the first character that is none. */
  readonly bytes: Uint8Array<ArrayBuffer> | null
  readonly isWhole: boolean
  readonly faults: readonly Fault[]
}

/**
 * Decodes a segment (RFC 7515, 2). White space inside, padding and the standard alphabet (RFC 4648, 4) are read all the
 * same; all but white space is a fault here.
 */
export function decodeSegment(segment: Segment, text: string): DecodedSegment {
  const strict = decodeBase64url(text)
  if (strict !== null) return { bytes: strict, isWhole: true, faults: leftoverFaults(segment, text, text) }
  const { letters, bad, standard, padding } = readLetters(text)
  const faults: Fault[] = []
  if (standard !== -1) faults.push(standardFault(segment, text.charAt(standard), standard))
  if (padding !== -1) faults.push(paddingFault(segment, padding))
  if (bad !== -1) faults.push(badFault(segment, text, bad))
  else if (letters.length % 4 === 1) faults.push(lengthFault(segment, letters.length))
  else faults.push(...leftoverFaults(segment, letters, text))
  const whole = letters.length % 4 === 1 ? letters.slice(0, -1) : letters
  const isWhole = bad === -1 && whole === letters
  return { bytes: whole === '' && !isWhole ? null : decodeBase64url(whole), isWhole, faults }
}

interface Letters {
  /** Those before the first bad one, in base64url. */
  readonly letters: string
  /** Each is an offset, or -1: of the first character that is no base64, of the standard alphabet, and of padding. */
  readonly bad: number
  readonly standard: number
  readonly padding: number
}

function readLetters(text: string): Letters {
  let end = text.length
  while (end > 0 && /[=\s]/.test(text.charAt(end - 1))) end -= 1
  const bad = text.slice(0, end).search(/[^\w\-+/\s]/)
  const good = bad === -1 ? text : text.slice(0, bad)
  return {
    letters: good
      .replace(/[\s=]+/g, '')
      .replaceAll('+', '-')
      .replaceAll('/', '_'),
    bad,
    standard: good.search(/[+/]/),
    padding: good.indexOf('='),
  }
}

function standardFault(segment: Segment, letter: string, at: number): Fault {
  const right = letter === '+' ? '-' : '_'
  const message = `The ${segment} is in the alphabet of plain base64, with “${letter}” for “${right}” (RFC 7515, 2).`
  return faultAtCharacter(segment, `${segment}-plain-base64`, message, at)
}

function paddingFault(segment: Segment, at: number): Fault {
  const message = `The ${segment} ends with padding, which a token leaves out (RFC 7515, 2).`
  return faultAtCharacter(segment, `${segment}-padded`, message, at)
}

function badFault(segment: Segment, text: string, at: number): Fault {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
  const message = `The ${segment} is not base64url: ${nameOf(character)} is no letter of it.`
  return faultAtCharacter(segment, `${segment}-not-base64url`, message, at)
}

function nameOf(character: string): string {
  const name = characterName(character)
  return name === null ? `“${character}”` : `${codePointOf(character)} (${name})`
}

function lengthFault(segment: Segment, length: number): Fault {
  const message = `The ${segment} is not base64url: no bytes come to ${length} letters, so at least one is missing or too many.`
  return faultAtCharacter(segment, `${segment}-not-base64url`, message)
}

/** RFC 4648, 3.5: the bits of the last letter that belong to no byte should be zero. */
function leftoverFaults(segment: Segment, letters: string, text: string): Fault[] {
  const unused = [0, 0, 0b1111, 0b11][letters.length % 4] ?? 0
  const last = letters.at(-1) ?? ''
  if (((base64urlValue(last.charCodeAt(0)) ?? 0) & unused) === 0) return []
  let at = text.length - 1
  while (/[=\s]/.test(text.charAt(at))) at -= 1
  const message = `The last letter of the ${segment} has bits that belong to no byte, so that other letters give the same bytes (RFC 4648, 3.5).`
  return [faultAtCharacter(segment, `${segment}-leftover-bits`, message, at)]
}
