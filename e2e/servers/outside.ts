import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A host that the page must never reach. */
export interface Outside {
  /** Such as `http://127.0.0.1:40123`. */
  readonly origin: string
  /** Paths that were asked for; `connection` for each connection, also one without a request. */
  readonly asked: readonly string[]
  close(): Promise<void>
}

/** Starts it on this computer, where a browser may use http without a warning. */
export async function startOutside(): Promise<Outside> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.setHeader('access-control-allow-origin', '*')
    response.end('<p>outside</p>')
  })
  server.on('connection', () => asked.push('connection'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
