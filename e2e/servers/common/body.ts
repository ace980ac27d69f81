import type { IncomingMessage } from 'node:http'

const mostBytes = 1024 * 1024

/** All of a request's body as text; null when it is over 1 MB. */
export async function readBody(request: IncomingMessage): Promise<string | null> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of request) {
    const bytes: Buffer = piece
    length += bytes.length
    if (length > mostBytes) return null
    pieces.push(bytes)
  }
  return Buffer.concat(pieces).toString('utf8')
}

/** The media type of a `content-type` header, in small letters and without parameters (RFC 9110, 8.3.1). */
export function mediaType(contentType: string | undefined): string | undefined {
  return contentType?.split(';')[0]?.trim().toLowerCase()
}
