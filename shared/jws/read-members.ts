import { endOfString, readString } from './json-tokens.ts'
import { faultOfJson, type JsonFault, type JsonTokenKind, skipSpace, walkValue } from './json-walk.ts'

/** A member of an object, as it is written. Offsets are UTF-16 units from the beginning of the text. */
export interface JsonMember {
  /** With its escapes read. */
  readonly name: string
  readonly valueText: string
  /** `other`: no JSON value. */
  readonly type: 'string' | 'number' | 'boolean' | 'null' | 'object' | 'array' | 'other'
  /** At the quote before the name. */
  readonly start: number
  /** Behind the value. */
  readonly end: number
  readonly valueStart: number
  readonly valueEnd: number
}

export interface JsonMembers {
  /** In the order of the text; those of one name stay apart. */
  readonly members: readonly JsonMember[]
  /** The first fault of the text, also where it is JSON but no object. */
  readonly fault: JsonFault | null
}

/**
 * The members of the object that a text is, as far as it goes. A value that is no JSON reaches to the next comma or brace
 * outside of strings and brackets, so that the members behind it are found all the same.
 */
export function membersOf(text: string): JsonMembers {
  const brace = skipSpace(text, 0)
  const members: JsonMember[] = []
  if (text[brace] !== '{') {
    return { members, fault: faultOfJson(text) ?? { at: brace, reason: 'Expected “{”: this is no object' } }
  }
  let at = brace
  do {
    const member = memberAt(text, skipSpace(text, at + 1))
    if (member === null) break
    members.push(member)
    at = skipSpace(text, member.end)
  } while (text[at] === ',')
  return { members, fault: faultOfJson(text) }
}

/** Null where no name with a colon begins there. */
function memberAt(text: string, start: number): JsonMember | null {
  const nameEnd = text[start] === '"' ? endOfString(text, start) : -1
  if (nameEnd === -1) return null
  const colon = skipSpace(text, nameEnd)
  if (text[colon] !== ':') return null
  const valueStart = skipSpace(text, colon + 1)
  let type: JsonMember['type'] = 'other'
  const { end, fault } = walkValue(text, valueStart, (kind, tokenStart) => {
    if (tokenStart === valueStart) type = typeOf(kind)
  })
  const isWhole = fault === null && endsThere(text, end)
  const valueEnd = isWhole ? end : endOfBroken(text, valueStart)
  return {
    name: readString(text.slice(start, nameEnd)),
    valueText: text.slice(valueStart, valueEnd),
    type: isWhole ? type : 'other',
    start,
    end: valueEnd,
    valueStart,
    valueEnd,
  }
}

/** Whether a member may be over here: `1 2` and `12abc` are no values. */
function endsThere(text: string, valueEnd: number): boolean {
  const at = skipSpace(text, valueEnd)
  return at >= text.length || text[at] === ',' || text[at] === '}'
}

/** Behind a value that is no JSON, without the white space at its end. */
function endOfBroken(text: string, start: number): number {
  let depth = 0
  let end = start
  for (let at = start; at < text.length; at += 1) {
    const letter = text.charAt(at)
    if (depth === 0 && (letter === ',' || letter === '}')) return end
    if (letter === '{' || letter === '[') depth += 1
    if ((letter === '}' || letter === ']') && depth > 0) depth -= 1
    if (letter === '"') at = endOfBrokenString(text, at) - 1
    if (!' \n\r\t'.includes(letter)) end = at + 1
  }
  return end
}

/** Behind its quote, or before the line end where it has none on its line. */
function endOfBrokenString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const letter = text[at]
    if (letter === '\\') at += 1
    else if (letter === '"') return at + 1
    else if (letter === '\n' || letter === '\r') return at
  }
  return text.length
}

function typeOf(kind: JsonTokenKind): JsonMember['type'] {
  if (kind === '{') return 'object'
  if (kind === '[') return 'array'
  return kind === 'string' || kind === 'number' || kind === 'boolean' || kind === 'null' ? kind : 'other'
}
