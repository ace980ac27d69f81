/** A text as far as it is shown. */
export interface CutText {
  readonly text: string
  /** UTF-16 units that are not shown. */
  readonly hidden: number
}

/** The beginning of a text, of at most `limit` UTF-16 units; it never ends in half a character. */
export function cutText(text: string, limit: number): CutText {
  if (text.length <= limit) return { text, hidden: 0 }
  const unit = text.charCodeAt(limit - 1)
  const end = unit >= 0xd800 && unit <= 0xdbff ? limit - 1 : limit
  return { text: text.slice(0, end), hidden: text.length - end }
}

/** A place in a text with a little around it. */
export interface Spot {
  readonly before: string
  /** The character at the place; empty at the end of the text. */
  readonly at: string
  readonly after: string
  readonly isCutBefore: boolean
  readonly isCutAfter: boolean
}

const around = 20

/** What stands at a UTF-16 offset of a text, for showing where a fault is. */
export function spotIn(text: string, offset: number): Spot {
  const place = Math.min(Math.max(offset, 0), text.length)
  const from = Math.max(place - around, 0)
  const character = String.fromCodePoint(...[text.codePointAt(place)].filter((point) => point !== undefined))
  const behind = place + character.length
  const to = Math.min(behind + around, text.length)
  return {
    before: text.slice(from, place),
    at: character,
    after: text.slice(behind, to),
    isCutBefore: from > 0,
    isCutAfter: to < text.length,
  }
}

/** What would turn the text around it the other way (UAX #9, 2). */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/

/** Blanks and controls as something that is seen, such as `␊` for a line end. */
export function visible(text: string): string {
  return Array.from(text, (character) => {
    if (character === ' ') return '·'
    if (character === '\u007f') return '␡'
    if (turning.test(character))
      return `‹U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}›`
    return character < ' ' ? String.fromCharCode(0x2400 + character.charCodeAt(0)) : character
  }).join('')
}
