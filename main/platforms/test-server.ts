import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What a test's server was asked. */
export interface AskedRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly authorization: string | undefined
  readonly contentType: string | undefined
  /** The `content-length` that was sent. */
  readonly length: string | undefined
  readonly body: string
}

export interface TestServer {
  /** Such as `http://127.0.0.1:40123`. */
  readonly origin: string
  readonly port: number
  readonly asked: AskedRequest[]
  /** Connections that were opened. */
  connections(): number
  close(): Promise<void>
}

export type Answering = (request: AskedRequest, response: ServerResponse) => void

/** A server on loopback that answers as the test says; it is closed after the test. */
export async function serve(answer: Answering, host = '127.0.0.1'): Promise<TestServer> {
  const asked: AskedRequest[] = []
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const seen = askedBy(request, body)
      asked.push(seen)
      answer(seen, response)
    })
  })
  let connections = 0
  server.on('connection', () => {
    connections += 1
  })
  await new Promise<void>((done) => server.listen(0, host, done))
  onTestFinished(() => shut(server))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    asked,
    connections: () => connections,
    close: () => shut(server),
  }
}

/** Answers with JSON. */
export function json(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

function askedBy({ method = '', url = '', headers }: IncomingMessage, body: string): AskedRequest {
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  return {
    ...{ method, path: pathname, query: searchParams, body },
    authorization: headers.authorization,
    contentType: headers['content-type'],
    length: headers['content-length'],
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function shut(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done())
    server.closeAllConnections()
  })
}
