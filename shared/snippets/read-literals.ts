/** For tests: how each language reads the string literals of its source. Written from the languages' documents. */

interface Reading {
  readonly quote: string
  /** Reads an escape behind a backslash; gives its text, and how many characters it took. */
  escape(rest: string): readonly [text: string, length: number]
  /** Must not stand in a literal as it is. */
  readonly forbidden: RegExp
  /** Begins and ends what is no code. */
  readonly comments: readonly (readonly [begin: string, end: string])[]
}

const cComments = [
  ['//', '\n'],
  ['/*', '*/'],
] as const

const control: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

function simple(rest: string, others: string): readonly [string, number] | null {
  const first = rest.charAt(0)
  const byName = control[first]
  if (byName !== undefined) return [byName, 1]
  return others.includes(first) && first !== '' ? [first, 1] : null
}

function fixedHex(rest: string): readonly [string, number] {
  const digits = /^u([0-9a-f]{4})/i.exec(rest)?.[1]
  if (digits === undefined) throw new Error(`no such escape: \\${rest.slice(0, 6)}`)
  return [String.fromCharCode(Number.parseInt(digits, 16)), 5]
}

function bracedHex(rest: string): readonly [string, number] {
  const found = /^u\{([0-9a-f]{1,8})\}/i.exec(rest)
  const code = Number.parseInt(found?.[1] ?? 'x', 16)
  const isScalar = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  if (found === null || !isScalar) throw new Error(`no such escape: \\${rest.slice(0, 8)}`)
  return [String.fromCodePoint(code), found[0].length]
}

const lineEnd = /[\n\r]/

export const swift: Reading = {
  quote: '"',
  escape: (rest) => simple(rest, '"\\') ?? bracedHex(rest),
  forbidden: lineEnd,
  comments: cComments,
}

/** Unicode escapes are read before anything else (JLS, 3.3), so those of a line end or a quote would end the literal. */
export const java: Reading = {
  quote: '"',
  escape: (rest) => {
    const named = simple(rest, '"\\')
    if (named !== null) return named
    const [text, length] = fixedHex(rest)
    if (/[\n\r"\\]/.test(text)) throw new Error('this escape ends the literal in Java')
    return [text, length]
  },
  forbidden: lineEnd,
  comments: cComments,
}

export const kotlin: Reading = {
  quote: '"',
  escape: (rest) => simple(rest, '"\\$') ?? fixedHex(rest),
  forbidden: /[\n\r]|\$[\p{L}_{`]/u,
  comments: cComments,
}

export const csharp: Reading = {
  quote: '"',
  escape: (rest) => simple(rest, '"\\') ?? fixedHex(rest),
  forbidden: /[\n\r\u0085\u2028\u2029]/,
  comments: cComments,
}

export const dart: Reading = {
  quote: "'",
  escape: (rest) => simple(rest, "'\\$") ?? fixedHex(rest),
  forbidden: /[\n\r]|\$[\p{L}_{]/u,
  comments: cComments,
}

/** Octal escapes are bytes of UTF-8; the text is put together by `asUtf8`. */
export const cpp: Reading = {
  quote: '"',
  escape: (rest) => {
    const named = simple(rest, '"\\?')
    if (named !== null) return named
    const digits = /^[0-3][0-7]{2}/.exec(rest)?.[0]
    if (digits === undefined) throw new Error(`no such escape: \\${rest.slice(0, 4)}`)
    return [String.fromCharCode(0xe000 + Number.parseInt(digits, 8)), 3]
  },
  forbidden: /[\n\r]|\?\?/,
  comments: cComments,
}

/** The string literals of a source, as the language reads them. @throws Error for one that it would not take */
export function literalsIn(source: string, reading: Reading): string[] {
  const texts: string[] = []
  for (let at = 0; at < source.length; ) {
    const comment = reading.comments.find(([begin]) => source.startsWith(begin, at))
    if (comment !== undefined) {
      const end = source.indexOf(comment[1], at)
      at = end === -1 ? source.length : end + comment[1].length
    } else if (source[at] === reading.quote) {
      const [text, end] = literalAt(source, at, reading)
      texts.push(reading === cpp ? asUtf8(text) : text)
      at = end
    } else at += 1
  }
  return texts
}

function literalAt(source: string, from: number, reading: Reading): readonly [string, number] {
  let text = ''
  let plain = ''
  for (let at = from + 1; at < source.length; ) {
    const one = source[at]
    if (one === reading.quote) {
      if (reading.forbidden.test(plain)) throw new Error(`stands as it is: ${JSON.stringify(plain)}`)
      return [text, at + 1]
    }
    if (one === '\\') {
      const [escaped, length] = reading.escape(source.slice(at + 1, at + 13))
      text += escaped
      plain += '\u0000'
      at += 1 + length
    } else {
      text += one
      plain += one
      at += 1
    }
  }
  throw new Error('a literal without an end')
}

/** Bytes from octal escapes (kept as U+E000 to U+E0FF) joined with what stands as it is. */
function asUtf8(text: string): string {
  const parts = text.split(/([\ue000-\ue0ff]+)/)
  return parts
    .map((part, at) =>
      at % 2 === 0
        ? part
        : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
            Uint8Array.from(part, (unit) => unit.charCodeAt(0) - 0xe000),
          ),
    )
    .join('')
}
