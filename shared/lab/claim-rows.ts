import { type JsonFault, type JsonMember, membersOf } from '../jws/json-members.ts'

/** How the value of a row is typed. `raw`: anything, which goes into the text as it stands. */
export const rowTypes = ['string', 'number', 'boolean', 'json', 'raw'] as const
export type RowType = (typeof rowTypes)[number]

/** One claim of a text, as a line of a form. The text alone is the truth: a row is made from it and kept nowhere. */
export interface ClaimRow {
  readonly name: string
  /** Which of the claims of this name it is, from 0. */
  readonly nth: number
  /** How many claims have this name. */
  readonly count: number
  /** The narrowest type that can hold the value. */
  readonly type: RowType
  readonly valueText: string
}

export interface ClaimRows {
  /** In the order of the text. */
  readonly rows: readonly ClaimRow[]
  /** Where the text is no JSON object; rows before and behind it are there as far as they can be read. */
  readonly fault: JsonFault | null
}

/** Which claim of a text is meant. */
export type ClaimPlace = Pick<ClaimRow, 'name' | 'nth'>

/** The claims of a text as rows, as far as they can be read. */
export function claimRowsOf(text: string): ClaimRows {
  const { members, fault } = membersOf(text)
  const counts = new Map<string, number>()
  for (const { name } of members) counts.set(name, (counts.get(name) ?? 0) + 1)
  const seen = new Map<string, number>()
  const rows = members.map((member) => {
    const { name, valueText } = member
    const nth = seen.get(name) ?? 0
    seen.set(name, nth + 1)
    return { name, nth, count: counts.get(name) ?? 1, type: typeOf(member), valueText }
  })
  return { rows, fault }
}

function typeOf({ type }: JsonMember): RowType {
  if (type === 'string' || type === 'number' || type === 'boolean') return type
  return type === 'other' ? 'raw' : 'json'
}

/** Puts a text in the place of one claim's value; every other character stays. The same text where there is no such claim. */
export function setClaimValue(text: string, { name, nth }: ClaimPlace, valueText: string): string {
  const member = membersOf(text).members.filter((one) => one.name === name)[nth]
  if (member === undefined) return text
  return text.slice(0, member.valueStart) + valueText + text.slice(member.valueEnd)
}

/** What a field of a type shows of a value: the content of a string, else what stands in the text. */
export function shownAs(type: RowType, valueText: string): string {
  if (type !== 'string') return valueText
  const value = parsed(valueText)
  return typeof value === 'string' ? value : valueText
}

/**
 * What a field of a type puts into the text, for what was typed there. Null where that is not of the type: a number that
 * JSON can't write, a boolean other than its two words, JSON with a fault.
 */
export function writtenAs(type: RowType, typed: string): string | null {
  switch (type) {
    case 'string':
      return JSON.stringify(typed)
    case 'number':
      return isNumberText(typed.trim()) ? typed.trim() : null
    case 'boolean':
      return typed === 'true' || typed === 'false' ? typed : null
    case 'json':
      return parsed(typed) === undefined ? null : typed.trim()
    case 'raw':
      return typed
  }
}

/**
 * A value as one of another type says the same, or the nearest to it: `"5"` is the number 5, anything that is no number
 * 0. What JSON and raw show is the value as it stands.
 */
export function changedTo(type: RowType, valueText: string): string {
  const value = parsed(valueText)
  const words = typeof value === 'string' ? value : valueText
  switch (type) {
    case 'string':
      return typeof value === 'string' ? valueText : JSON.stringify(valueText)
    case 'number':
      return isNumberText(words.trim()) ? words.trim() : '0'
    case 'boolean':
      return /^(?:true|1|yes|on)$/i.test(words.trim()) ? 'true' : 'false'
    case 'json':
      return value === undefined ? JSON.stringify(valueText) : valueText
    case 'raw':
      return valueText
  }
}

/** The object that a text is to the parser of this window: the last of duplicates counts. Null where it is none. */
export function claimsIn(text: string): Readonly<Record<string, unknown>> | null {
  const value = parsed(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return value as Readonly<Record<string, unknown>>
}

/** What a number in a text is to a reader that has doubles only, or null where it is the same (RFC 8259, 6). */
export function readAsDouble(valueText: string): string | null {
  const read = Number(valueText)
  if (!Number.isFinite(read)) return read > 0 ? 'Infinity' : '-Infinity'
  return sameNumber(valueText, String(read)) ? null : String(read)
}

/** A number of RFC 8259, 6. */
export function isNumberText(text: string): boolean {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)
}

/** Whether two ways to write a number have the same digits in the same places. */
function sameNumber(one: string, other: string): boolean {
  return decimalOf(one) === decimalOf(other)
}

/** Sign, digits without zeros at either end, and the power of ten behind them. */
function decimalOf(text: string): string {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const digits = `${whole}${fraction}`.replace(/^0+/, '')
  const significant = trimZeros(digits)
  if (significant === '') return '0'
  const power =
    BigInt(exponent.replace('+', '')) - BigInt(fraction.length - digits.length + significant.length)
  return `${text.startsWith('-') ? '-' : ''}${significant}e${power}`
}

/** Without the zeros at its end; a regular expression for them is slow on long runs of zeros. */
function trimZeros(digits: string): string {
  let end = digits.length
  while (end > 0 && digits[end - 1] === '0') end -= 1
  return digits.slice(0, end)
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}
