/** Characters that can't be seen, or that turn what follows around: as escapes they show as what they are. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u

/** Those, and what means something to the page around a script: as escapes they can't end the script. */
const unseenOrMarkup = /[<>&]|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' }

interface Syntax {
  readonly quote: string
  /** Characters that mean something within a literal, beside the quote and the backslash. */
  readonly special?: string
  /** What never stands as it is. */
  readonly unsafe?: RegExp
  readonly escaped: (character: string) => string
}

/** A literal: each code point stands as it is, or as an escape. A lone surrogate is a code point of its own. */
function literal(text: string, { quote, special = '', unsafe = unseen, escaped }: Syntax): string {
  const inner = Array.from(text, (character) => {
    const byName = named[character]
    if (byName !== undefined) return byName
    if (character === quote || special.includes(character)) return `\\${character}`
    return unsafe.test(character) ? escaped(character) : character
  })
  return `${quote}${inner.join('')}${quote}`
}

/** One escape for each UTF-16 unit. */
function units(character: string): string {
  return Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('')
}

const scalar = (character: string) => `\\u{${(character.toWellFormed().codePointAt(0) ?? 0).toString(16)}}`

/** C++ takes any number of hexadecimal digits, and three octal ones. */
function octets(character: string): string {
  const bytes = [...new TextEncoder().encode(character)]
  return bytes.map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
}

/** JavaScript and TypeScript (ECMA-262, 12.9.4), safe within a script of a page. */
export const scriptLiteral = (text: string): string =>
  literal(text, { quote: "'", unsafe: unseenOrMarkup, escaped: units })

/** Swift (The Swift Programming Language, String Literals); a lone surrogate becomes U+FFFD, since no text has one. */
export const swiftLiteral = (text: string): string => literal(text, { quote: '"', escaped: scalar })

/** Java (JLS, 3.10.5). Line ends and quotes have names: as Unicode escapes they would end the literal (3.3). */
export const javaLiteral = (text: string): string => literal(text, { quote: '"', escaped: units })

/** Kotlin (Kotlin specification, string literals): the dollar sign would begin a template. */
export const kotlinLiteral = (text: string): string =>
  literal(text, { quote: '"', special: '$', escaped: units })

/** C# (C# specification, 6.4.5.6), as a regular literal. */
export const csharpLiteral = (text: string): string => literal(text, { quote: '"', escaped: units })

/** C++ (ISO C++, [lex.string]) in UTF-8; question marks, since two of them begin a trigraph before C++17. */
export const cppLiteral = (text: string): string =>
  literal(text.toWellFormed(), { quote: '"', special: '?', escaped: octets })

/** Dart (Dart specification, Strings): the dollar sign would begin an interpolation. */
export const dartLiteral = (text: string): string =>
  literal(text, { quote: "'", special: '$', escaped: units })

/** One word of a POSIX shell (XCU, 2.2.2). No argument can hold NUL, which is left out. */
export const shellWord = (text: string): string => `'${text.replaceAll('\0', '').replaceAll("'", `'\\''`)}'`

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** The value of an attribute of HTML, with its quotes (HTML, 13.1.2.3). */
export const htmlAttribute = (text: string): string =>
  `"${text.replace(/[&<>"']/g, (character) => entities[character] ?? character)}"`
