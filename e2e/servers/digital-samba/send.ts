import type { ServerResponse } from 'node:http'
import { type Answer, invalid, notFound, refusal, tooMany, unauthenticated } from './answers.ts'
import type { Fault } from './faults.ts'

/** Sends an answer with the server's time, epoch seconds, as its `date`. */
export function send(response: ServerResponse, answer: Answer, now: number): void {
  const { status, headers, body } = answer
  response.writeHead(status, { ...headers, ...dateOf(now), 'content-length': Buffer.byteLength(body) })
  response.end(body)
}

/** A fault that takes the place of the answer. */
export type BadAnswer = Exclude<Fault, { readonly kind: 'slow' }>

/** Does it. */
export async function sendFault(response: ServerResponse, fault: BadAnswer, now: number): Promise<void> {
  switch (fault.kind) {
    case 'status':
      return send(response, errors[fault.status], now)
    case 'rate-limit':
      return send(response, tooMany(fault.retryAfter), now)
    case 'broken-json':
      return send(response, { status: 200, headers: isJson, body: '{"data":[{"id":"aaaa' }, now)
    case 'redirect':
      return send(response, { status: fault.status ?? 302, headers: { location: fault.to }, body: '' }, now)
    case 'cut':
      return cut(response, fault.at, now)
    case 'huge':
      return sendHuge(response, fault.bytes ?? 51 * 1024 * 1024, now)
  }
}

const isJson = { 'content-type': 'application/json' }
const dateOf = (now: number) => ({ date: new Date(now * 1000).toUTCString() })

const errors = {
  401: unauthenticated(),
  403: refusal(403, 'forbidden', 'This action is unauthorized.'),
  404: notFound(),
  422: invalid({ role: ['The selected role is invalid.'] }),
  500: refusal(500, 'server-error', 'Server Error'),
} as const

async function cut(response: ServerResponse, at: 'start' | 'body', now: number): Promise<void> {
  if (at === 'body') {
    response.writeHead(200, { ...isJson, ...dateOf(now), 'content-length': 10_000 })
    await new Promise<void>((written) => response.write('{"data":[{"id":"aaaa', () => written()))
  }
  response.destroy()
}

/** A list of rooms that goes on for so many bytes, a little more, in pieces of about 64 kB. */
async function sendHuge(response: ServerResponse, bytes: number, now: number): Promise<void> {
  const room = `${JSON.stringify({ id: 'aaaaaaaa-bbbb-4ccc-8ddd-000000000001', description: 'x'.repeat(65_000) })},`
  response.writeHead(200, { ...isJson, ...dateOf(now) })
  response.write('{"data":[')
  const heard = (event: string) => new Promise((resolve) => response.once(event, resolve))
  // Whoever asked may have had enough long before the end.
  const gone = heard('close')
  for (let sent = 0; sent < bytes && !response.destroyed; sent += room.length) {
    if (!response.write(room)) await Promise.race([heard('drain'), gone])
  }
  if (!response.destroyed) response.end('{}],"total_count":"1"}')
}
