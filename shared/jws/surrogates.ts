/** Half of a surrogate pair in a string of JSON. */
export interface LoneSurrogate {
  /** In UTF-16 units from the beginning of the text. */
  readonly at: number
  /** As it is written: an escape such as `\ud800`, or the half itself. */
  readonly written: string
}

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff

/** The halves of pairs in a whole string literal, between `start` and `end`, that have no other half beside them. */
export function loneSurrogates(text: string, start: number, end: number): LoneSurrogate[] {
  const found: LoneSurrogate[] = []
  let high: LoneSurrogate | null = null
  for (let at = start + 1; at < end - 1; ) {
    const { unit, length } = unitAt(text, at)
    const here = { at, written: text.slice(at, at + length) }
    if (high !== null && !isLow(unit)) found.push(high)
    if (isLow(unit) && high === null) found.push(here)
    high = isHigh(unit) ? here : null
    at += length
  }
  if (high !== null) found.push(high)
  return found
}

function unitAt(text: string, at: number): { unit: number; length: number } {
  if (text[at] !== '\\') return { unit: text.charCodeAt(at), length: 1 }
  if (text[at + 1] !== 'u') return { unit: text.charCodeAt(at + 1), length: 2 }
  return { unit: Number.parseInt(text.slice(at + 2, at + 6), 16), length: 6 }
}
