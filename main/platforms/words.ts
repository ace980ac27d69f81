import { oneLine } from '../../shared/text/one-line.ts'
import { z } from '../../shared/zod.ts'

/** UTF-16 units of the platform's own words that are shown. */
const mostWords = 200

const refusalBody = z.object({
  message: z.string().optional().catch(undefined),
  error_description: z.string().optional().catch(undefined),
  error_reason: z.string().optional().catch(undefined),
  error: z.string().optional().catch(undefined),
})

/** What a refusal says of itself, for a person; null where it says nothing, or nothing that may be repeated. */
export function wordsOf(body: unknown, secrets: readonly string[]): string | null {
  const said = refusalBody.safeParse(body).data ?? {}
  const words = said.message ?? said.error_description ?? said.error_reason ?? said.error ?? ''
  return tellable(words, secrets)
}

/** Text of a server on one line and not too long; null where it is empty or repeats a secret. */
export function tellable(text: string, secrets: readonly string[]): string | null {
  const line = oneLine(text.slice(0, 10 * mostWords))
  if (repeats(text, secrets) || repeats(line, secrets)) return null
  if (line === '') return null
  return line.length > mostWords ? `${line.slice(0, mostWords - 1).toWellFormed()}…` : line
}

function repeats(text: string, secrets: readonly string[]): boolean {
  const folded = text.toLowerCase()
  return secrets.some((secret) => folded.includes(secret.toLowerCase()))
}

/**
 * What must not be repeated of an authorization header: what stands behind its scheme, and the key within a pair or
 * behind a name, as in `App token=…`.
 */
export function secretsOf(authorization: string): readonly string[] {
  const [scheme = '', given = ''] = authorization.split(' ', 2)
  if (scheme !== 'Basic') return [given, given.slice(given.indexOf('=') + 1)].filter((text) => text !== '')
  const read = Buffer.from(given, 'base64')
  const pair = read.toString('utf8')
  read.fill(0)
  return [given, pair.slice(pair.indexOf(':') + 1)].filter((text) => text !== '')
}
