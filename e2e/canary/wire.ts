import { createServer, request as httpRequest, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Place } from './search.ts'

/** A way to a server over which every request is read on its way. */
export interface Wire {
  /** In place of the server's own. */
  readonly origin: string
  /** Every request so far, oldest first, such as `POST /v1/sessions`, with its head and its body as they were sent. */
  readonly passed: readonly Place[]
  close(): Promise<void>
}

/**
 * Opens a way to a server on this computer. Requests and answers go through it unchanged; what the server writes down of
 * a request is not taken for all that was in it.
 *
 * @param target such as `http://127.0.0.1:40123`
 */
export async function openWire(target: string): Promise<Wire> {
  const passed: Place[] = []
  const server = createServer((request, response) => {
    void readAll(request).then((body) => {
      const { method = '', url = '/', rawHeaders, headers } = request
      const head = [`${method} ${url}`, ...rawHeaders].join('\n')
      passed.push({
        name: `${method} ${url.split('?')[0]}`,
        bytes: Buffer.concat([Buffer.from(`${head}\n\n`), body]),
      })
      const onward = httpRequest(new URL(url, target), { method, headers, agent: false }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      })
      onward.on('error', () => response.destroy())
      onward.end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}
