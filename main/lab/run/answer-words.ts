import { oneLine } from '../../../shared/text/one-line.ts'
import { parsed } from './json-path.ts'

/** Characters of a body in which its words are looked for, and of the words that are shown. */
const searched = 16_384
const shown = 200

/** Where JSON says what is wrong, the most telling first (RFC 9457, RFC 6749, and what is usual). */
const telling = ['message', 'detail', 'error_description', 'error', 'reason', 'title'] as const

/**
 * What an answer says, on one line: the words of a page behind its title, the message of JSON, or the first words.
 * Empty where there are none.
 *
 * @param secrets what must not be repeated
 */
export function answerWords(body: string, secrets: readonly string[]): string {
  const text = body.slice(0, searched)
  const words = wordsOfJson(text) ?? (isPage(text) ? wordsOfPage(text) : text)
  // A text that was cut ends in the middle of a secret at worst; the cut is far behind what is shown.
  return cut(oneLine(masked(words, secrets)).replace(/\s+/g, ' '))
}

function wordsOfJson(text: string): string | null {
  const first = text.trimStart().at(0)
  if (first !== '{' && first !== '[') return null
  return messageOf(parsed(text))
}

function messageOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null
  for (const name of telling) {
    const said: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined
    if (typeof said === 'string' && said.trim() !== '') return said
    // Such as { "error": { "message": "…" } }.
    if (typeof said === 'object' && said !== null && 'message' in said && typeof said.message === 'string') {
      return said.message
    }
  }
  return null
}

const isPage = (text: string) => /^[\s\uFEFF]{0,100}<(?:!doctype|html|head|body|\?xml)/i.test(text)

/** Each pattern ends at the next `<`, so that none reads on from every one of many. */
const title = /<title[^<>]{0,200}>([^<]{0,1000})/i
const unseen = /<(head|script|style|template)\b/gi
const tag = /<[^<>]*>/g

function wordsOfPage(text: string): string {
  const named = plain(title.exec(text)?.[1] ?? '')
  const words = plain(seen(text).replace(tag, ' '))
  if (named === '' || words.startsWith(named)) return words
  return words === '' ? named : `${named}: ${words}`
}

/** A page without what a browser doesn't show. */
function seen(page: string): string {
  const folded = page.toLowerCase()
  let left = ''
  let from = 0
  for (const { index, 1: name = '' } of page.matchAll(unseen)) {
    if (index < from) continue
    left += page.slice(from, index)
    const end = folded.indexOf(`</${name.toLowerCase()}`, index)
    if (end === -1) return left
    from = end
  }
  return left + page.slice(from)
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
  nbsp: ' ',
  amp: '&',
}

const plain = (text: string) =>
  text
    .replace(/&(lt|gt|quot|apos|#39|nbsp|amp);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim()

/** A word of a text is shorter than this; a token, a key or a part of one is not. A UUID has 36 characters. */
const longRun = /[\w+/=.-]{40,}/g

/** Secrets shorter than this would take letters out of everything. */
const shortest = 4

function masked(text: string, secrets: readonly string[]): string {
  const known = secrets.filter(({ length }) => length >= shortest)
  return known.reduce((left, secret) => left.replaceAll(secret, '…'), text).replace(longRun, '…')
}

const cut = (line: string) => (line.length > shown ? `${line.slice(0, shown - 1).toWellFormed()}…` : line)
