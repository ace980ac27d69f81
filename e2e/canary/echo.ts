import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Starts a server whose answer is what it was asked: as it is, in a header, and in base64. */
export async function startEcho() {
  let last = ''
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString()
    last = [`${request.method} ${request.url}`, ...request.rawHeaders, body].join('\n')
    response.setHeader('X-Authorization', request.headers.authorization ?? '')
    response.end(JSON.stringify({ heard: last, again: Buffer.from(last).toString('base64') }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    said: () => last,
    close: async () => void server.close(),
  }
}
