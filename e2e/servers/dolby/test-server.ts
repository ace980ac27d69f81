import { afterAll, beforeAll, expect } from 'vitest'
import { type Dolby, type Options, startDolby } from './start.ts'

/** A moment that all tests share, epoch seconds: 2026-11-20 12:00:00 UTC. */
export const noon = Date.UTC(2026, 10, 20, 12) / 1000

/** What an answer about a token says. */
export interface TokenAnswer {
  readonly access_token: string
  readonly token_type: string
  readonly expires_in?: number
  readonly scope?: string
}

/** A running server and the ways in which tests ask it. */
export interface TestServer {
  readonly server: Dolby
  /** Asks for an API token with key and secret; `form` is all of the form. */
  askApi(form?: string, headers?: Record<string, string>): Promise<Response>
  /** Asks for a client access token with an unrestricted API token; `body` is JSON. */
  askClient(body: unknown, headers?: Record<string, string>): Promise<Response>
  apiToken(form?: string): Promise<string>
  clientToken(body: unknown): Promise<TokenAnswer>
  /** Asks `comms` with an unrestricted API token, and reads the JSON. */
  read(path: string): Promise<unknown>
}

/** Runs one server, whose clock stands at noon, for the tests of a file or a block. */
export function useServer(options: Options = {}): TestServer {
  let server: Dolby | undefined
  const running = () => {
    if (!server) throw new Error('The server runs inside a test only.')
    return server
  }
  beforeAll(async () => {
    server = await startDolby({ time: () => noon * 1000, ...options })
  })
  afterAll(() => server?.close())

  const askApi: TestServer['askApi'] = (form = 'grant_type=client_credentials', headers = {}) =>
    fetch(`${running().origin}/v1/auth/token`, {
      method: 'POST',
      body: form,
      headers: {
        authorization: basic(running()),
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
    })
  const tokenIn = async (response: Response) => {
    expect(response.status).toBe(200)
    return (await response.json()) as TokenAnswer
  }
  const apiToken = async (form?: string) => (await tokenIn(await askApi(form))).access_token
  const askClient: TestServer['askClient'] = async (body, headers = {}) =>
    fetch(`${running().comms}/v2/client-access-token`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {
        authorization: headers.authorization ?? `Bearer ${await apiToken()}`,
        'content-type': 'application/json',
        ...headers,
      },
    })
  return {
    get server() {
      return running()
    },
    ...{ askApi, askClient, apiToken },
    clientToken: async (body) => tokenIn(await askClient(body)),
    read: async (path) => {
      const headers = { authorization: `Bearer ${await apiToken()}` }
      const response = await fetch(running().comms + path, { headers })
      expect(response.status).toBe(200)
      return response.json()
    },
  }
}

/** The `authorization` of app key and secret. */
export function basic({ credentials: { appKey, appSecret } }: Dolby): string {
  return `Basic ${Buffer.from(`${appKey}:${appSecret}`).toString('base64')}`
}

/** The payload of a JWT. */
export function payloadOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
}

/** What an expired or unknown token is answered with. */
export const invalidToken = {
  type: 'ErrorResponse',
  error_code: 89,
  error_reason: 'Invalid_token',
  error_description: 'Expired or invalid token',
}
