import type { RequestAnswer } from '../../../shared/lab/schemas.ts'
import type { RawAnswer } from './send-once.ts'

/** UTF-16 units of a body that are handed on. */
export const longestBody = 1_000_000

const hidden = 'The answer repeats a secret in another spelling, so it is not shown.'

/** The answer as it may be shown: without any of the secrets, whatever their case, and cut to what is handed on. */
export function withoutSecrets(
  { status, headers, body, isCut, milliseconds }: RawAnswer,
  secrets: readonly string[],
): RequestAnswer {
  const spellings = spellingsOf(secrets)
  const clean = (text: string) => (spellings === null ? text : text.replace(spellings, '…'))
  const longest = Math.max(0, ...secrets.map(({ length }) => length))
  // Where the reading was broken off, a secret may have been broken off with it.
  const whole = clean(isCut && longest > 0 ? body.slice(0, -longest * 3) : body)
  const shown = spellings !== null && saysInJson(whole, spellings) ? hidden : whole
  return {
    status,
    headers: headers.map(({ name, value }) => ({ name: clean(name), value: clean(value) })),
    body: shown.slice(0, longestBody),
    isCut: isCut || shown.length > longestBody,
    milliseconds,
  }
}

/** Shorter ones would be found by chance in what is no secret. */
const shortestEncoded = 8

/** In hexadecimal, and within a longer text that was encoded as base64 in either alphabet: there it has three forms. */
function encodingsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret)
  if (bytes.length < shortestEncoded) return []
  const forms = [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64url')
    // The first and the last of its characters may have bits of a neighbour (RFC 4648, 4).
    const own = text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6))
    return [own, own.replaceAll('-', '+').replaceAll('_', '/')]
  })
  return [bytes.toString('hex'), ...forms]
}

/** As it is, within an address, within a text of JSON, and encoded. */
function spellingsOf(secrets: readonly string[]): RegExp | null {
  const spellings = secrets
    .filter((secret) => secret !== '')
    .flatMap((secret) => [
      secret,
      encodeURIComponent(secret.toWellFormed()),
      JSON.stringify(secret).slice(1, -1),
      ...encodingsOf(secret),
    ])
  if (spellings.length === 0) return null
  const inOrder = [...new Set(spellings)].toSorted((a, b) => b.length - a.length)
  return new RegExp(inOrder.map((text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|'), 'gi')
}

/** Whether some text of a JSON body says a secret, such as with letters as `\u` escapes. Without recursion: it may be deep. */
function saysInJson(body: string, spellings: RegExp): boolean {
  if (!body.includes('\\')) return false
  const waiting: unknown[] = [parsed(body)]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (typeof next === 'string' && next.search(spellings) !== -1) return true
    if (typeof next !== 'object' || next === null) continue
    for (const [name, value] of Object.entries(next)) waiting.push(name, value)
  }
  return false
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
