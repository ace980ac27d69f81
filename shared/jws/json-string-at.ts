import { readString } from './json-tokens.ts'
import { walkValue } from './json-walk.ts'

/** A string of JSON inside a text. */
export interface FoundString {
  /** What it says, with its escapes read. */
  readonly value: string
  /** The name of the member whose value it is; null in an array. */
  readonly name: string | null
}

/** The string of an object or array that `at` is inside of, where the text or the line there holds JSON. Otherwise null. */
export function jsonStringAt(text: string, at: number): FoundString | null {
  const first = text.search(/\S/)
  const isJson = text[first] === '{' || text[first] === '['
  return (isJson ? stringIn(text, first, at) : null) ?? stringInLine(text, at)
}

/** As in a log, where something may stand in front of the object. */
function stringInLine(text: string, at: number): FoundString | null {
  const lineStart = text.lastIndexOf('\n', at) + 1
  const brace = text.indexOf('{', lineStart)
  return brace === -1 || brace > at ? null : stringIn(text, brace, at)
}

function stringIn(text: string, from: number, at: number): FoundString | null {
  let name: string | null = null
  let found: FoundString | null = null
  walkValue(text, from, (kind, start, end) => {
    if (kind === 'name' && start < at) name = readString(text.slice(start, end))
    else if (kind === '[' && start < at) name = null
    else if (kind === 'string' && start < at && at < end) {
      found = { value: readString(text.slice(start, end)), name }
    }
  })
  return found
}
