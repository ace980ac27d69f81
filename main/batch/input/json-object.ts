import { faults } from './faults.ts'

/** What of `JSON` the types don't know yet (https://tc39.es/proposal-json-parse-with-source/). */
interface JsonWithSource {
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
  ): unknown
  rawJSON(text: string): unknown
  isRawJSON(value: unknown): value is { readonly rawJSON: string }
}
const json = JSON as unknown as JsonWithSource

/**
 * A number that `String` may write in another way than it stands here: with a fraction or an exponent, of many digits, or
 * minus zero. Such digits within a text do no harm but to the speed.
 */
const number = /[:,[]\s*-?(?:\d{16}|\d+[.eE]|0)/

/**
 * The members of a line's object as cells: texts as they are, numbers as they are written, nothing for null, and what is
 * nested as compact JSON. A sentence where it is none.
 */
export function objectOf(line: string): [member: string, cell: string][] | string {
  try {
    const value = number.test(line) ? json.parse(line, keepNumber) : JSON.parse(line)
    if (typeof value !== 'object' || value === null || Array.isArray(value) || json.isRawJSON(value))
      return faults.notObject
    return Object.entries(value).map(([member, each]) => [member, cellOf(each)])
  } catch {
    // Also for what is nested so deeply that nothing can be written of it.
    return faults.notJson
  }
}

function keepNumber(_: string, value: unknown, { source }: { readonly source?: string }): unknown {
  return typeof value === 'number' && source !== undefined ? json.rawJSON(source) : value
}

function cellOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === null) return ''
  return json.isRawJSON(value) ? value.rawJSON : JSON.stringify(value)
}
