/** Controls, line and paragraph separators, and what turns the direction of text around. */
const breaking = /[\p{Cc}\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu

/** A value that somebody typed, made safe to stand within one line of a text: it can't begin a line of its own. */
export function oneLine(text: string): string {
  return text.replace(breaking, ' ').trim()
}
