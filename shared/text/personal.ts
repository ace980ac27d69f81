import { foldText } from './fold.ts'

/** No address of a person is longer (RFC 5321, 4.5.3.1), and no name that is compared here. */
const lookedAt = 320

const address = /[^\s@<>()"',;:]@(?:[\p{L}\p{N}-]+\.)+(?:\p{L}{2,}|xn--[a-z0-9-]+)/iu
const capitalised = /^\p{Lu}[\p{L}\p{M}'’-]*\.?$/u
const hasSmallLetter = /\p{Ll}/u
const initial = /^\p{Lu}\.?$/u
const particles = new Set([
  ...[
    'af',
    'al',
    'av',
    'bin',
    'da',
    'dal',
    'das',
    'de',
    'del',
    'della',
    'den',
    'der',
    'di',
    'do',
    'dos',
    'du',
  ],
  ...['e', 'el', 'ibn', 'la', 'le', 'ten', 'ter', 'van', 'vom', 'von', 'y', 'zu', 'zum', 'zur'],
])

/** Whether an e-mail address stands at the beginning of a text or within its first 320 UTF-16 units. */
export function hasEmail(text: string): boolean {
  return address.test(text.slice(0, lookedAt))
}

/**
 * Whether a text looks like the name of a person: two or more capitalised words of letters, with initials and
 * particles such as `van` between them. Words all in capitals, digits and a single word do not count; scripts
 * without capitals can't be told.
 */
export function looksLikeName(text: string): boolean {
  if (text.length > lookedAt) return false
  const words = text
    .trim()
    .split(/,?\s+/u)
    .filter((word) => !initial.test(word) && !particles.has(word))
  return words.length > 1 && words.every((word) => capitalised.test(word) && hasSmallLetter.test(word))
}

/** Whether two texts are one name, apart from case, accents and outer spaces; an id with digits is none. */
export function isSameName(one: string, other: string): boolean {
  if (one.length > lookedAt || other.length > lookedAt) return false
  const name = one.trim()
  return /\p{L}/u.test(name) && !/\p{N}/u.test(name) && foldText(name) === foldText(other.trim())
}
