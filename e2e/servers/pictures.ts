import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { crc32, deflateSync } from 'node:zlib'
import { makeCertificate } from './certificate.ts'

/** A host of pictures on this computer, with a certificate made just now. */
export interface PictureHost {
  readonly port: number
  /** The certificate that signs itself, as a file. */
  readonly certificate: string
  /** Host and path of each request, oldest first. */
  readonly asked: readonly string[]
  close(): Promise<void>
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void

const redirectTo =
  (location: string): Answer =>
  (_request, response) =>
    void response.writeHead(302, { location }).end()

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'

/** Every path that the host knows; all others are answered 404. */
const answers: Readonly<Record<string, Answer>> = {
  '/jane.png': (_request, response) => void response.end(png(48, 48)),
  '/john.png': (_request, response) => void response.end(png(32, 32)),
  '/drawing.svg': (_request, response) =>
    void response.writeHead(200, { 'content-type': 'image/png' }).end(svg),
  /** Its head says a size, and nothing can be drawn from the rest. */
  '/damaged.png': (_request, response) => void response.end(png(48, 48).subarray(0, 40)),
  '/to-private': redirectTo('https://10.0.0.1/jane.png'),
  '/to-http': redirectTo('http://pictures.test/jane.png'),
  '/to-other': redirectTo('https://other.test/jane.png'),
}

/** Starts it. `folder` gets the certificate and its key; openssl has to be installed. */
export async function startPictureHost(folder: string): Promise<PictureHost> {
  const asked: string[] = []
  const { file, key, cert } = makeCertificate(folder, 'pictures', ['DNS:pictures.test', 'DNS:other.test'])
  const server = createServer({ key, cert }, (request, response) => {
    const path = request.url ?? ''
    // The port is this computer's only: whoever asks means the usual one.
    asked.push(`${request.headers.host?.replace(/:\d+$/, '')}${path}`)
    const known = answers[path]
    if (known) known(request, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    certificate: file,
    asked,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

/** A PNG of one colour, in greys (PNG specification, 5 and 11). */
function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.writeUInt8(8, 8)
  const row = Buffer.alloc(width + 1, 0x99)
  // Each row begins with its filter: none.
  row.writeUInt8(0, 0)
  const rows = Buffer.concat(Array.from({ length: height }, () => row))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const body = Buffer.concat([Buffer.from(type), data])
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
