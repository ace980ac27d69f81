import { withoutPercent } from './pasted-text.ts'
import { contextSentences } from './token-context.ts'

const names = '(?:(?:access|id|session|auth)[_-]?)?token|jwt|session_key'
const patterns = [
  new RegExp(`[?&#](?:${names})=([^&#\\s"'<>]{1,100000})`, 'i'),
  new RegExp(`["'](?:${names})\\\\?["']\\s{0,20}:\\s{0,20}\\\\?["']([^"'\\\\]{1,100000})\\\\?["']`, 'i'),
  /(?<![\w-])authorization["']?\s{0,20}[:=]\s{0,20}["']?bearer\s{1,20}([^\s"',;]{1,100000})/i,
  /^bearer\s{1,20}([^\s"',;]{1,100000})$/i,
]

/** What is called a token where it stands, for one that does not look like one: opaque, or broken at its beginning. */
export function namedToken(text: string): { token: string; cleaned: string[] } | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text)
    const value = found?.[1]
    if (!found || value === undefined) continue
    const start = found.index + found[0].lastIndexOf(value)
    const cleaned = contextSentences(text, start, start + value.length)
    return { token: found[0].startsWith('"') ? value : withoutPercent(value).trim(), cleaned }
  }
  return null
}
