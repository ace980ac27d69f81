import { z } from '../../../shared/zod.ts'
import type { HttpAnswer } from '../http.ts'
import { notAsDocumented } from '../http-failures.ts'
import type { IssuedToken } from '../platform.ts'
import { readToken } from '../read-token.ts'
import { wordsOf } from '../words.ts'
import { refusal, refused } from './failures.ts'
import { readEnd } from './read-end.ts'

const sessionToken = z.string().regex(/\S/).optional().catch(undefined)

/** `sessionToken` in the 2021 code, `session_key` in the document. */
const session = z.object({
  sessionToken,
  session_key: sessionToken,
  expiresAt: z.unknown().optional(),
  error: z.unknown().optional(),
})

/**
 * The session of an answer. One with an `error` is a refusal whatever its status is, as the platform's own code has it
 * (https://github.com/Video-io/videokit-nodejs, index.js).
 *
 * @param apiToken is not repeated, whatever the platform says
 * @throws RoompassError `platform-refused`, `platform-unavailable`
 */
export function readSession(answer: HttpAnswer, apiToken: string): IssuedToken {
  if (answer.status < 200 || answer.status >= 300) throw refusal(answer)
  const { data } = session.safeParse(answer.body)
  if (data?.error) throw refused(noSession, wordsIn(answer.body, data.error, [apiToken]))
  const issued = sessionOf(answer.body)
  if (issued === null) throw notAsDocumented()
  return issued
}

/** The session of a body, where it has one and no `error`. */
export function sessionOf(body: unknown): IssuedToken | null {
  const { data } = session.safeParse(body)
  const token = data?.sessionToken ?? data?.session_key
  if (data?.error || token === undefined) return null
  return { ...readToken(token), token, origin: 'fetched', end: readEnd(data?.expiresAt) }
}

const noSession =
  'The platform gave no session: check the API token, the endpoint generation and the user identifier.'

function wordsIn(body: unknown, error: unknown, secrets: readonly string[]): string | null {
  return wordsOf(body, secrets) ?? wordsOf(error, secrets)
}
