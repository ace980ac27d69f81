import { oneLine } from './one-line.ts'

/** The most of a text that a sentence quotes, in code points. */
const quoted = 40

/** A text that somebody typed, as a sentence quotes it: on one line, and its beginning alone where it is long. */
export function excerpt(text: string): string {
  // Each code point takes two units at most, so that nothing behind these matters.
  const characters = [...oneLine(text.slice(0, 4 * quoted))]
  return characters.length > quoted ? `${characters.slice(0, quoted - 1).join('')}…` : characters.join('')
}
