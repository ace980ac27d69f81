import { json, serve } from '../platforms/test-server.ts'

/** What a test's own endpoint says of a token by looking at its times alone; its clock is that of `testCli`. */
function isAccepted(token: string, now: number): boolean {
  const [, payload = ''] = token.split('.')
  try {
    const { exp } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
    return typeof exp !== 'number' || exp > now
  } catch {
    return false
  }
}

/** A server that admits who is not late, and answers `{ admitted }` with 200 or 403. */
export function endpointServer(now = 1_800_000_000) {
  return serve(({ query }, response) => {
    const admitted = isAccepted(query.get('token') ?? '', now)
    json(response, { admitted, message: admitted ? 'Welcome.' : 'No entry.' }, admitted ? 200 : 403)
  })
}
