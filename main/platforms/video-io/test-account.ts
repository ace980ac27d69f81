import { testProfile } from '../../../shared/platforms/video-io/test-drafts.ts'
import type { Profile } from '../../../shared/schemas.ts'
import { type Asked, askAccount } from '../ask-account.ts'
import { createMemories } from '../memories.ts'
import type { Account } from '../platform.ts'
import { json, serve } from '../test-server.ts'

export const testNow = 1_700_000_000
export const testToken = 'test-api-token-not-a-real-one'

/** One request as it came. */
export interface SentRequest {
  readonly method: string | undefined
  readonly path: string | undefined
  readonly authorization: string | undefined
  readonly contentType: string | undefined
  readonly body: string
}

/** A server on loopback, and how an account of it is asked. */
export async function testVideoIo(
  answer: unknown,
  {
    status = 200,
    settings = {},
    token = Buffer.from(testToken),
  }: { status?: number; settings?: Profile['settings']; token?: Uint8Array } = {},
) {
  const sent: SentRequest[] = []
  const server = await serve(({ body, method, authorization, contentType }, response) => {
    sent.push({ method, path: response.req.url, authorization, contentType, body })
    json(response, answer, status)
  })
  const ask = <T>(question: (account: Account) => Promise<T>): Promise<Asked<T>> =>
    askAccount(
      {
        profile: { ...testProfile, settings: { api: server.origin, ...settings } },
        secret: async () => Uint8Array.from(token),
        memory: createMemories(() => testNow).of('test'),
        signal: new AbortController().signal,
        now: () => testNow,
        wait: async () => undefined,
        onProgress: () => undefined,
      },
      question,
    )
  return { ask, sent }
}
