import type { HttpAnswer } from '../http.ts'
import type { Account, PlatformRequest } from '../platform.ts'

/** A path that was asked for, with its query. */
export interface AskedPath {
  readonly method: PlatformRequest['method']
  readonly path: string
  readonly query: Record<string, string>
  readonly authorization: string
}

/** An account whose platform answers as the test says. */
export function testAccount(
  answer: (asked: AskedPath) => Partial<HttpAnswer> | unknown[],
  secret: Uint8Array = Buffer.from('test-key'),
) {
  const asked: AskedPath[] = []
  const progress: [number, number | null][] = []
  const account: Account = {
    settings: { teamId: ' team-1 ', domain: 'acme' },
    secret,
    now: () => 1_700_000_000,
    onProgress: (fetched, total) => void progress.push([fetched, total]),
    memory: { recall: () => null, keep: () => undefined, forget: () => undefined },
    ask: async ({ method, path, authorization }) => {
      const { pathname, searchParams } = new URL(path, 'https://api.test')
      const one = { method, path: pathname, query: Object.fromEntries(searchParams), authorization }
      asked.push(one)
      // A client that asks without end fails here and not by the test's time.
      if (asked.length > 1000) throw new Error('asked too often')
      const given = answer(one)
      const fine = { status: 200, body: null, words: null, retryAfter: null, clockAhead: 0 }
      return Array.isArray(given) ? { ...fine, body: { data: given } } : { ...fine, ...given }
    },
  }
  return { account, asked, progress }
}
