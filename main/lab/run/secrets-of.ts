import type { EndpointRequest } from './sendable.ts'

/** Headers that say what is asked for and hold no secret. */
const open = new Set(['accept', 'accept-encoding', 'accept-language', 'content-type', 'user-agent'])

/** What of a request must not be repeated in a sheet's details: the token, and what headers hold, such as a password. */
export function secretsOf(token: string, headers: EndpointRequest['headers']): readonly string[] {
  const values = Object.entries(headers).flatMap(([name, all]) => (open.has(name.toLowerCase()) ? [] : all))
  const parts = values.flatMap((value) => [value, ...wordsOf(value), ...passwordOf(value)])
  return [...new Set([token, encodeURIComponent(token.toWellFormed()), ...parts])].sort(
    (a, b) => b.length - a.length,
  )
}

/** The token behind `Bearer`, the value of a cookie; shorter words such as the scheme are none. */
const wordsOf = (value: string) => value.split(/[\s=;,]+/).filter(({ length }) => length >= 8)

/** RFC 7617, 2. */
function passwordOf(value: string): readonly string[] {
  const pair = /^Basic +([\w+/=-]+)$/i.exec(value)?.[1]
  if (pair === undefined) return []
  const [, ...password] = Buffer.from(pair, 'base64').toString('utf8').split(':')
  return password.length === 0 ? [] : [password.join(':')]
}
