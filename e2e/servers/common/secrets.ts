import type { Head } from './serve.ts'

/** Where something stood in a request. */
export type Place = 'authorization' | 'header' | 'path' | 'query' | 'body'

/** Hides secrets in a path or a query, as they are and percent-encoded. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const spellings = secrets.flatMap((secret) => [secret, encodeURIComponent(secret)])
  return spellings.reduce((hidden, spelling) => hidden.replaceAll(spelling, '(secret)'), text)
}

/** Where a secret stands in a request without its body; in `authorization` also inside the base64 of `Basic`. */
export function placesIn({ path, query, headers }: Head, secret: string): Place[] {
  const { authorization = '', ...others } = headers
  const [, credentials = ''] = authorization.split(' ')
  const places = [
    ['authorization', [authorization, Buffer.from(credentials, 'base64').toString('utf8')]],
    ['header', Object.values(others).flat()],
    ['path', [path]],
    ['query', [query]],
  ] as const
  return places.flatMap(([place, texts]) => (texts.some((text) => holds(text, secret)) ? [place] : []))
}

/** Whether a text holds a secret, as it is or percent-encoded. */
export function holds(text: string | null | undefined, secret: string): boolean {
  return text?.includes(secret) || text?.includes(encodeURIComponent(secret)) || false
}
