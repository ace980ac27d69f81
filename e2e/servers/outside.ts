import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A host that the page must never reach. */
export interface Outside {
  /** Such as `http://127.0.0.1:40123`. */
  readonly origin: string
  /** Such as `127.0.0.1:40124`, for datagrams. */
  readonly udp: string
  /** Paths that were asked for; `connection` for each connection, also one without a request; `datagram`. */
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
  const socket = createSocket('udp4').on('message', () => asked.push('datagram'))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  await once(socket.bind(0, '127.0.0.1'), 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    udp: `127.0.0.1:${socket.address().port}`,
    asked,
    close: async () => {
      socket.close()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
