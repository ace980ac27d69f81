import { RoompassError } from '../../../shared/errors.ts'
import { z } from '../../../shared/zod.ts'
import type { HttpAnswer } from '../http.ts'
import { notAsDocumented } from '../http-failures.ts'
import type { Account, AccountMemory, PlatformRequest } from '../platform.ts'
import { PlatformRefused } from '../refusals.ts'
import { askOnce, bodyOf } from './asking.ts'

/** What an API token is asked for, and nothing beside (https://docs.dolby.io/communications-apis/docs/guides-api-authentication). */
export type ApiScope = 'comms:client_access_token:create' | 'comms:monitor:read'

const unauthorised = 401

/** App key and app secret by HTTP Basic. The secret goes in as its bytes. */
export function basic({ settings, secret }: Pick<Account, 'settings' | 'secret'>): string {
  const pair = Buffer.concat([Buffer.from(`${(settings.appKey ?? '').trim()}:`), secret])
  const header = `Basic ${pair.toString('base64')}`
  pair.fill(0)
  return header
}

/** `POST /v1/auth/token` (https://docs.dolby.io/communications-apis/reference/authentication-api). */
export function askForApiToken(account: Account, scope: ApiScope): Promise<HttpAnswer> {
  return askOnce(account, {
    origin: 'api',
    method: 'POST',
    path: '/v1/auth/token',
    authorization: basic(account),
    body: { type: 'form', text: new URLSearchParams({ grant_type: 'client_credentials', scope }).toString() },
  })
}

/** Seconds, also where they are written as text; null for anything else. */
export const seconds = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ])
  .pipe(z.number().positive().max(Number.MAX_SAFE_INTEGER))
  .transform(Math.floor)
  .nullable()
  .catch(null)

const apiToken = z.object({
  // It goes into a header.
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  expires_in: seconds,
})

/**
 * The API token of an answer, and how many seconds it is good for where the platform says so.
 *
 * @throws RoompassError for a refusal, and for an answer without one
 */
export function readApiToken(answer: HttpAnswer): {
  readonly token: string
  readonly lifetime: number | null
} {
  const read = apiToken.safeParse(accountBody(answer))
  if (!read.success) throw notAsDocumented()
  return { token: read.data.access_token, lifetime: read.data.expires_in }
}

/** A refusal here is about the account, whatever its status says: nothing of a guest was sent. */
function accountBody(answer: HttpAnswer): unknown {
  try {
    return bodyOf(answer, 'app key with this app secret')
  } catch (error) {
    throw error instanceof PlatformRefused ? new RoompassError(error.code, error.message) : error
  }
}

/**
 * A new API token, kept in the memory until it expires where the platform says when that is.
 *
 * @param memory null where the token is for one question alone
 * @throws RoompassError for a refusal, and for an answer without one
 */
export async function newApiToken(
  account: Account,
  scope: ApiScope,
  memory: AccountMemory | null,
): Promise<string> {
  const askedAt = account.now()
  const { token, lifetime } = readApiToken(await askForApiToken(account, scope))
  if (lifetime !== null) memory?.keep(token, askedAt + lifetime)
  return token
}

/**
 * Asks the Communications API with an API token, which is got first, and kept in the memory until it nearly expires. One
 * that was got before and is no longer accepted is forgotten, and the question is asked once more with a new one.
 *
 * @param memory null where the token is for this question alone
 * @returns what gives the body of an answer, and throws RoompassError for a refusal
 */
export function withApiToken(account: Account, scope: ApiScope, memory: AccountMemory | null) {
  let token = memory?.recall() ?? null

  const renewed = async (): Promise<string> => {
    token = await newApiToken(account, scope, memory)
    return token
  }

  return async (request: Omit<PlatformRequest, 'authorization' | 'origin'>): Promise<unknown> => {
    const ask = (bearer: string) =>
      askOnce(account, { ...request, origin: 'comms', authorization: `Bearer ${bearer}` })
    const isFromBefore = token !== null
    let answer = await ask(token ?? (await renewed()))
    if (answer.status === unauthorised && isFromBefore) {
      memory?.forget()
      answer = await ask(await renewed())
    }
    if (answer.status === unauthorised) {
      memory?.forget()
      throw tokenRefused(answer)
    }
    return bodyOf(answer, 'API token')
  }
}

/** Code 89 in what is known of the platform's answers (github.com/voxeet/comms-sdk-web-getting-started, issue 15). */
function tokenRefused({ words }: HttpAnswer): RoompassError {
  const said = words === null ? '' : ` The platform says: “${words}”`
  return new RoompassError(
    'platform-refused',
    `The platform does not accept the API token that it gave a moment ago (401): check both API addresses of the profile.${said}`,
  )
}
