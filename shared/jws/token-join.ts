import { objectStarts, signatureLetters } from './token-shape.ts'

/** A token that is put together of pieces with white space between. */
export interface Joined {
  readonly token: string
  /** Behind the last piece, in UTF-16 units. */
  readonly end: number
  readonly lineEnds: number
  /** Gaps within lines. */
  readonly gaps: number
  /** Whether a line began with the `>` of a quoted mail. */
  readonly isQuoted: boolean
}

/** A piece of text between white space. */
export interface Piece {
  readonly text: string
  readonly end: number
  /** What stands between it and the piece before. */
  readonly gap: string
  /** Nothing else is on its line. */
  readonly isAlone: boolean
}

const onlyLetters = /^[\w\-+/=.]+$/
const beginsToken = new RegExp(`(?:^|[=/+])(?:${objectStarts})`)
const isWord = (text: string) => text.length < 16 && /^[A-Z]?[a-z]+\.?$/.test(text)

/**
 * Puts the beginning of a token and the pieces behind it together, as long as they are its continuation: whole lines, until
 * the signature is as long as the algorithm has it; and within a line only what completes the token, as any word of a
 * sentence could be base64url.
 */
export function joinPieces(first: Joined, pieces: Iterator<Piece>): Joined {
  let firm = first
  let joined = first
  let dots = dotsIn(first.token)
  let lastLength = first.token.length
  for (let next = pieces.next(); next.done !== true; next = pieces.next()) {
    const piece = next.value
    const hasLineEnd = /[\r\n]/.test(piece.gap)
    const isLine = hasLineEnd && piece.isAlone
    const wanted = dots < 2 ? null : missingLetters(joined.token)
    if (!continues(joined.token, piece.text, dots)) break
    if (dots < 2 ? !isLine && isWord(piece.text) : !fits(piece.text, wanted, isLine, lastLength)) break
    const before = dots
    dots += dotsIn(piece.text)
    lastLength = piece.text.length
    joined = {
      token: joined.token + piece.text,
      end: piece.end,
      lineEnds: joined.lineEnds + (hasLineEnd ? 1 : 0),
      gaps: joined.gaps + (hasLineEnd ? 0 : 1),
      isQuoted: joined.isQuoted || (hasLineEnd && piece.gap.includes('>')),
    }
    const isComplete = before < 2 ? dots >= 2 : wanted === piece.text.length
    if (isLine || isComplete) firm = joined
  }
  return firm
}

/** Whether it may belong to the token at all. */
function continues(token: string, piece: string, dots: number): boolean {
  if (!onlyLetters.test(piece) || dots + dotsIn(piece) > 2) return false
  return !beginsToken.test(piece) || (dots === 1 && token.endsWith('.'))
}

/** Whether it may belong to the signature. @param missing how many letters that still wants; null where unknown */
function fits(piece: string, missing: number | null, isLine: boolean, lastLength: number): boolean {
  if (missing !== null && (missing <= 0 || piece.length <= missing)) return missing > 0
  // A line that was broken where it was full is followed by one that is no longer.
  return isLine && !isWord(piece) && piece.length <= lastLength
}

function missingLetters(token: string): number | null {
  const length = signatureLetters(token.slice(0, token.indexOf('.')))
  return length === null ? null : length - (token.length - token.lastIndexOf('.') - 1)
}

export function dotsIn(text: string): number {
  let count = 0
  for (let at = text.indexOf('.'); at !== -1; at = text.indexOf('.', at + 1)) count += 1
  return count
}
