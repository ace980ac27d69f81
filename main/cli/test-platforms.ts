import { type Answering, json, serve } from '../platforms/test-server.ts'

/** 2027-01-15T08:00:00Z, in epoch seconds: the clock of `testCli`. */
export const testNow = 1_800_000_000
export const testToken = 'test-secret-not-a-real-one'
const testTeam = '11111111-2222-4333-8444-555555555555'

/** A server that answers as Video.io does, and the options for an account there. */
export async function videoIo(answer: unknown = { sessionToken: 'opaque-token' }, status = 200) {
  const server = await serve((_, response) => json(response, answer, status))
  return { server, account: ['--platform', 'video-io', '--api', server.origin, '--key-stdin'] }
}

/** A server that answers as Dolby.io does, both of its parts, and the options for an account there. */
export async function dolby(expiresIn: unknown = 3600, more: Answering = notFound) {
  const server = await serve((request, response) => {
    if (request.path === '/v1/auth/token') {
      return json(response, { access_token: 'test-api-token', token_type: 'Bearer', expires_in: 1800 })
    }
    if (request.path === '/v2/client-access-token') {
      return json(response, { access_token: 'opaque-token', token_type: 'Bearer', expires_in: expiresIn })
    }
    return more(request, response)
  })
  const account = [
    ...['--platform', 'dolby', '--app-key', 'test-app-key', '--api', server.origin],
    ...['--comms-api', server.origin, '--key-stdin'],
  ]
  return { server, account }
}

const notFound: Answering = (_, response) => json(response, {}, 404)

/** The options for a Digital Samba account, whose API is a test's own server where one is given. */
export function digitalSamba(origin?: string): string[] {
  return [
    ...['--platform', 'digital-samba', '--team', testTeam, '--domain', 'acme', '--key-stdin'],
    ...(origin === undefined ? [] : ['--api', origin]),
  ]
}
