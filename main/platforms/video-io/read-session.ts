import { inspectToken } from '../../../shared/jws/inspect.ts'
import { claimsSchema } from '../../../shared/schemas.ts'
import { z } from '../../../shared/zod.ts'
import type { HttpAnswer } from '../http.ts'
import { notAsDocumented } from '../http-failures.ts'
import type { IssuedToken } from '../platform.ts'
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
  const token = data?.sessionToken ?? data?.session_key
  if (token === undefined) throw notAsDocumented()
  return { ...contentOf(token), token, origin: 'fetched', end: readEnd(data?.expiresAt) }
}

const noSession =
  'The platform gave no session: check the API token, the endpoint generation and the user identifier.'

function wordsIn(body: unknown, error: unknown, secrets: readonly string[]): string | null {
  return wordsOf(body, secrets) ?? wordsOf(error, secrets)
}

/** What a token says where it is a JWT; the platform does not document that it is one. */
function contentOf(token: string): Pick<IssuedToken, 'header' | 'claims'> {
  const { parts, header, claims } = inspectToken(token)
  const said = z.object({ header: claimsSchema, claims: claimsSchema }).safeParse({ header, claims })
  return parts.length === 3 && said.success ? said.data : { header: {}, claims: {} }
}
