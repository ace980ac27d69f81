import { dotsIn, type Joined, joinPieces, type Piece } from './token-join.ts'
import { looksLikeToken, objectStarts } from './token-shape.ts'

/** A token in a text, put together again where it was broken. */
export interface TokenRun extends Joined {
  /** In UTF-16 units. */
  readonly start: number
}

const tokenStart = new RegExp(`(?<![\\w\\-.])(?:${objectStarts})`, 'g')
/** What is part of a token or of its mistakes: anything but white space, quotes, brackets and what divides addresses. */
const unbroken = /[^\s"'`“”‘’„«»‹›<>()[\]{}&#?,;|\\]*/y
/** The same in the path of an address. */
const unbrokenInPath = new RegExp(unbroken.source.replace('^', '^/'), 'y')
/** A gap within a line, or the end of one with the marks of quoted mail in front of the next. */
const gap = /[^\S\r\n\u2028\u2029]*(?:(?:\r\n|[\r\n\u2028\u2029])[\s>|]*)?/y
const lineRest = /[^\S\r\n\u2028\u2029]*(?:[\r\n\u2028\u2029]|$)/y

/** What looks like tokens in a text, in order. Linear in time. */
export function* tokenRuns(text: string): Generator<TokenRun> {
  let from = 0
  for (;;) {
    tokenStart.lastIndex = from
    const start = tokenStart.exec(text)?.index
    if (start === undefined) return
    const run = runAt(text, start)
    if (looksLikeToken(run.token)) yield run
    from = run.end
  }
}

function runAt(text: string, start: number): TokenRun {
  const isInPath = text[start - 1] === '/'
  const token = match(isInPath ? unbrokenInPath : unbroken, text, start)
  const first = { token, end: start + token.length, lineEnds: 0, gaps: 0, isQuoted: false }
  const whole = isInPath ? first : joinPieces(first, piecesFrom(text, first.end))
  return { start, ...withoutPunctuation(whole, start === 0 && whole.end === text.length) }
}

function* piecesFrom(text: string, from: number): Generator<Piece> {
  let at = from
  for (;;) {
    const between = match(gap, text, at)
    const piece = between === '' ? '' : match(unbroken, text, at + between.length)
    if (piece === '') return
    at += between.length + piece.length
    yield { text: piece, end: at, gap: between, isAlone: endsLine(text, at) }
  }
}

function endsLine(text: string, at: number): boolean {
  lineRest.lastIndex = at
  return lineRest.test(text)
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}

/** Without what ends a sentence, unless the token is all there is. */
function withoutPunctuation(run: Joined, isAll: boolean): Joined {
  if (isAll) return run
  if (!/[.:!*~…]$/.test(run.token)) return run
  let dots = dotsIn(run.token)
  let length = run.token.length
  for (; length > 0; length -= 1) {
    const last = run.token.charAt(length - 1)
    if (last === '.' && dots > 2) dots -= 1
    else if (!':!*~…'.includes(last)) break
  }
  const cut = run.token.length - length
  return { ...run, token: run.token.slice(0, length), end: run.end - cut }
}
