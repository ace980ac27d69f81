import { endOfNumber, endOfString, faultOfNumber, faultOfString, wordAt } from './json-tokens.ts'

/** The first place where a text is no JSON. */
export interface JsonFault {
  /** In UTF-16 units from the beginning of the text. */
  readonly at: number
  /** What is wrong there, as a sentence without its full stop. */
  readonly reason: string
}

export type JsonTokenKind =
  | '{'
  | '}'
  | '['
  | ']'
  | ':'
  | ','
  | 'name'
  | 'string'
  | 'number'
  | 'boolean'
  | 'null'

type OnToken = (kind: JsonTokenKind, start: number, end: number) => void

/** How far a value could be read. */
export interface Walk {
  /** Behind the last token that was read. */
  readonly end: number
  readonly fault: JsonFault | null
}

type Bracket = '{' | '['

type Expected = 'value' | 'value-or-close' | 'name' | 'name-or-close' | 'colon' | 'comma-or-close'

/**
 * Reads one JSON value (RFC 8259) that begins at `from` or behind white space there, and tells of each token. It stops
 * behind the value, or at its first fault. It keeps its own stack, so that no depth is too much, and is linear in time.
 */
export function walkValue(text: string, from: number, onToken: OnToken): Walk {
  const open: Bracket[] = []
  let inside: Bracket | undefined
  let expected: Expected = 'value'
  let end = from
  for (;;) {
    const start = skipSpace(text, end)
    const kind = kindAt(text, start, expected, inside)
    if (kind === null) return { end, fault: { at: start, reason: reasonAt(text, start, expected, inside) } }
    const tokenEnd = endOfToken(text, start, kind)
    if (tokenEnd === -1) return { end, fault: faultIn(text, start, kind) }
    end = tokenEnd
    onToken(kind, start, end)
    if (kind === '{' || kind === '[') {
      open.push(kind)
      inside = kind
    } else if (kind === '}' || kind === ']') {
      open.pop()
      inside = open[open.length - 1]
    }
    if (inside === undefined) return { end, fault: null }
    expected = expectedAfter(kind, inside)
  }
}

/** Behind the white space that JSON has between its tokens (RFC 8259, 2). */
export function skipSpace(text: string, from: number): number {
  let at = from
  for (;;) {
    const unit = text.charCodeAt(at)
    if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return at
    at += 1
  }
}

/** The first fault of a text; null where all of it is JSON. */
export function faultOfJson(text: string): JsonFault | null {
  const { end, fault } = walkValue(text, 0, () => undefined)
  return fault ?? faultBehind(text, end)
}

/** What is wrong behind a whole value. Null where nothing but white space follows. */
export function faultBehind(text: string, end: number): JsonFault | null {
  const at = skipSpace(text, end)
  return at === text.length ? null : { at, reason: 'Something follows behind the JSON value' }
}

function kindAt(
  text: string,
  at: number,
  expected: Expected,
  inside: Bracket | undefined,
): JsonTokenKind | null {
  const letter = text[at]
  switch (expected) {
    case 'colon':
      return letter === ':' ? ':' : null
    case 'comma-or-close':
      if (letter === ',') return ','
      return letter === (inside === '{' ? '}' : ']') ? letter : null
    case 'name':
      return letter === '"' ? 'name' : null
    case 'name-or-close':
      if (letter === '}') return '}'
      return letter === '"' ? 'name' : null
    case 'value-or-close':
      return letter === ']' ? ']' : kindOfValue(letter)
    case 'value':
      return kindOfValue(letter)
  }
}

/** Of what begins with this letter. */
function kindOfValue(letter: string | undefined): JsonTokenKind | null {
  if (letter === '"') return 'string'
  if (letter === '{' || letter === '[') return letter
  if (letter === 't' || letter === 'f') return 'boolean'
  if (letter === 'n') return 'null'
  return letter === '-' || (letter !== undefined && letter >= '0' && letter <= '9') ? 'number' : null
}

function endOfToken(text: string, start: number, kind: JsonTokenKind): number {
  if (kind === 'name' || kind === 'string') return endOfString(text, start)
  if (kind === 'number') return endOfNumber(text, start)
  if (kind === 'boolean' || kind === 'null') {
    for (const word of ['true', 'false', 'null']) if (text.startsWith(word, start)) return start + word.length
    return -1
  }
  return start + 1
}

function expectedAfter(kind: JsonTokenKind, inside: Bracket | undefined): Expected {
  if (kind === '{') return 'name-or-close'
  if (kind === '[') return 'value-or-close'
  if (kind === 'name') return 'colon'
  if (kind === ':') return 'value'
  if (kind === ',') return inside === '{' ? 'name' : 'value'
  return 'comma-or-close'
}

function faultIn(text: string, start: number, kind: JsonTokenKind): JsonFault {
  if (kind === 'name' || kind === 'string') return faultOfString(text, start)
  if (kind === 'number') return faultOfNumber(text, start)
  return { at: start, reason: reasonAt(text, start, 'value', undefined) }
}

function reasonAt(text: string, at: number, expected: Expected, inside: Bracket | undefined): string {
  const wanted = wantedText(expected, inside)
  if (at >= text.length) return `${wanted}, but the text ends here`
  const letter = text[at] ?? ''
  if (letter === '\uFEFF') return `${wanted}, but a byte order mark stands here`
  if (text.startsWith('//', at) || text.startsWith('/*', at)) return 'JSON has no comments'
  if (letter === "'" && expected !== 'colon') return `${wanted}; JSON has double quotes only`
  if (expected === 'name' && letter === '}') return 'A comma may not stand before “}”'
  if (expected === 'value' && letter === ']' && inside === '[') return 'A comma may not stand before “]”'
  if (expected === 'value' || expected === 'value-or-close') {
    const word = wordAt(text, at)
    if (word !== '') return `${wanted}, and “${word}” is none`
  }
  return wanted
}

function wantedText(expected: Expected, inside: Bracket | undefined): string {
  switch (expected) {
    case 'value':
      return 'Expected a value'
    case 'value-or-close':
      return 'Expected a value or “]”'
    case 'name':
      return 'Expected a name in double quotes'
    case 'name-or-close':
      return 'Expected a name in double quotes or “}”'
    case 'colon':
      return 'Expected “:” behind the name'
    case 'comma-or-close':
      return inside === '{' ? 'Expected “,” or “}”' : 'Expected “,” or “]”'
  }
}
