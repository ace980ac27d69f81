import { RoompassError } from '../../../shared/errors.ts'
import type { HttpAnswer } from '../http.ts'
import { createMemories } from '../memories.ts'
import type { Account, PlatformRequest } from '../platform.ts'

/** For tests only. */
export const testNow = 1_700_000_000

/** The key of the tests, and the header that it goes out in. */
export const testSecret = 'test-app-secret-not-a-real-one'
export const basicHeader = `Basic ${Buffer.from(`test-app-key:${testSecret}`).toString('base64')}`

/** One request as the platform has it, its body read. */
export interface AskedOf {
  /** Such as `POST comms /v2/client-access-token`. */
  readonly what: string
  readonly query: Record<string, string>
  readonly authorization: string
  readonly body: unknown
}

type Answer = Partial<HttpAnswer> | RoompassError

/** Gives API tokens `api-1`, `api-2` and so on, for 1,800 seconds. */
export function apiTokens(): () => Answer {
  let given = 0
  return () => {
    given += 1
    return { body: { access_token: `api-${given}`, token_type: 'Bearer', expires_in: 1800 } }
  }
}

/** An account whose platform answers as the test says; API tokens are given where nothing is said of them. */
export function testAccount(
  answer: (asked: AskedOf) => Answer,
  secret: Uint8Array = Buffer.from(testSecret),
) {
  const asked: AskedOf[] = []
  const progress: [number, number | null][] = []
  const clock = { now: testNow }
  const account: Account = {
    settings: { appKey: ' test-app-key\n' },
    secret,
    memory: createMemories(() => clock.now).of('test'),
    now: () => clock.now,
    onProgress: (fetched, total) => void progress.push([fetched, total]),
    ask: async (request) => {
      const one = read(request)
      asked.push(one)
      // A client that asks without end fails here and not by the test's time.
      if (asked.length > 1000) throw new Error('asked too often')
      const given = answer(one)
      if (given instanceof RoompassError) throw given
      return { status: 200, body: null, words: null, retryAfter: null, clockAhead: 0, ...given }
    },
  }
  return { account, asked, progress, clock }
}

function read({ origin = 'api', method, path, authorization, body }: PlatformRequest): AskedOf {
  const { pathname, searchParams } = new URL(path, 'https://api.test')
  return {
    what: `${method} ${origin} ${pathname}`,
    query: Object.fromEntries(searchParams),
    authorization,
    body: body?.type === 'json' ? JSON.parse(body.text) : body?.text,
  }
}
