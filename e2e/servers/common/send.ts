import type { ServerResponse } from 'node:http'
import type { Answer } from './answers.ts'
import type { Fault } from './faults.ts'

/** Sends an answer with the server's time, epoch seconds, as its `date`. */
export function send(response: ServerResponse, answer: Answer, now: number): void {
  const { status, headers, body } = answer
  // A 204 has no length (RFC 9110, 8.6).
  const length = status === 204 ? {} : { 'content-length': Buffer.byteLength(body) }
  response.writeHead(status, { ...headers, ...dateOf(now), ...length })
  response.end(body)
}

/** How a platform's answers look when it goes wrong. */
export interface FaultAnswers {
  /** One for each status. */
  readonly errors: Readonly<Record<Extract<Fault, { kind: 'status' }>['status'], Answer>>
  /** A 429 that says how many seconds to wait. */
  tooMany(seconds: number): Answer
  /** JSON that ends too early. */
  readonly broken: string
  /** A JSON text that grows: `item` comes again and again between `head` and `tail`. */
  readonly endless: { readonly head: string; readonly item: string; readonly tail: string }
}

/** A fault that takes the place of the answer. */
export type BadAnswer = Exclude<Fault, { readonly kind: 'slow' }>

/** Does it. */
export async function sendFault(
  response: ServerResponse,
  fault: BadAnswer,
  answers: FaultAnswers,
  now: number,
): Promise<void> {
  switch (fault.kind) {
    case 'status':
      return send(response, answers.errors[fault.status], now)
    case 'rate-limit':
      return send(response, answers.tooMany(fault.retryAfter), now)
    case 'broken-json':
      return send(response, { status: 200, headers: isJson, body: answers.broken }, now)
    case 'redirect':
      return send(response, { status: fault.status ?? 302, headers: { location: fault.to }, body: '' }, now)
    case 'cut':
      return cut(response, fault.at, answers.broken, now)
    case 'huge':
      return sendHuge(response, fault.bytes ?? 51 * 1024 * 1024, answers.endless, now)
  }
}

const isJson = { 'content-type': 'application/json' }
const dateOf = (now: number) => ({ date: new Date(now * 1000).toUTCString() })

async function cut(
  response: ServerResponse,
  at: 'start' | 'body',
  beginning: string,
  now: number,
): Promise<void> {
  if (at === 'body') {
    response.writeHead(200, { ...isJson, ...dateOf(now), 'content-length': 10_000 })
    await new Promise<void>((written) => response.write(beginning, () => written()))
  }
  response.destroy()
}

/** Goes on for so many bytes, a little more, in pieces of one item. */
async function sendHuge(
  response: ServerResponse,
  bytes: number,
  { head, item, tail }: FaultAnswers['endless'],
  now: number,
): Promise<void> {
  response.writeHead(200, { ...isJson, ...dateOf(now) })
  response.write(head)
  const heard = (event: string) => new Promise((resolve) => response.once(event, resolve))
  // Whoever asked may have had enough long before the end.
  const gone = heard('close')
  for (let sent = 0; sent < bytes && !response.destroyed; sent += item.length) {
    if (!response.write(item)) await Promise.race([heard('drain'), gone])
  }
  if (!response.destroyed) response.end(tail)
}
