import { faultBehind, walkValue } from './json-walk.ts'

/**
 * Takes the white space between the tokens of a JSON text out and changes nothing else: strings, escapes, `1e400` and
 * duplicate names stay. Of a text that is no JSON the part behind its last readable token stays as it is.
 */
export function minifyJson(text: string): string {
  const tokens: string[] = []
  const { end, fault } = walkValue(text, 0, (_kind, start, tokenEnd) => {
    tokens.push(text.slice(start, tokenEnd))
  })
  const isWhole = fault === null && faultBehind(text, end) === null
  return tokens.join('') + (isWhole ? '' : text.slice(end))
}

/** Every UTF-16 unit that is not ASCII as a JSON escape, such as `\u00eb`. */
export function escapeNonAscii(text: string): string {
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
