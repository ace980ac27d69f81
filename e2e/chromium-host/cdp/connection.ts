import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { Protocol } from './protocol.ts'

type Command = keyof Protocol.CommandParameters
type EventName = keyof Protocol.Events

/** One conversation: with the browser as a whole, a page, or a frame that lives in a process of its own. */
export interface CdpSession {
  /** Empty for the browser as a whole. */
  readonly id: string
  /** Rejects with the protocol's message, also when the target is gone. */
  send<C extends Command>(
    method: C,
    params?: Protocol.CommandParameters[C],
  ): Promise<Protocol.CommandReturnValues[C]>
  /** Sends what may come too late: a target that is gone by then is no failure. */
  tell<C extends Command>(method: C, params?: Protocol.CommandParameters[C]): void
  /** Listeners are called in the order in which Chromium sent the events. */
  on<E extends EventName>(event: E, listener: (payload: Protocol.Events[E]) => void): void
}

export interface CdpConnection {
  readonly root: CdpSession
  session(id: string): CdpSession
}

interface Waiting {
  readonly sessionId: string
  readonly resolve: (result: never) => void
  readonly reject: (error: Error) => void
}

interface Incoming {
  readonly id?: number
  readonly method?: string
  readonly params?: { readonly sessionId?: string }
  readonly result?: unknown
  readonly error?: { readonly message: string }
  readonly sessionId?: string
}

/**
 * Speaks the DevTools protocol over the pipe of `--remote-debugging-pipe`: JSON messages, each ended by a NUL byte.
 * Chromium ends when this pipe is closed, so it can't outlive the process that holds it.
 */
export function connectPipe(outgoing: Writable, incoming: Readable): CdpConnection {
  const waiting = new Map<number, Waiting>()
  const sessions = new Map<string, { session: CdpSession; events: EventEmitter }>()
  let lastId = 0

  function session(id: string): CdpSession {
    return (sessions.get(id) ?? add(id)).session
  }

  function add(sessionId: string) {
    const events = new EventEmitter().setMaxListeners(0)
    const send: CdpSession['send'] = (method, params) => {
      lastId += 1
      const id = lastId
      const message = { id, method, params: params ?? {}, ...(sessionId === '' ? {} : { sessionId }) }
      return new Promise((resolve, reject) => {
        if (!outgoing.writable) return reject(new Error(`${method}: Chromium is gone`))
        waiting.set(id, { sessionId, resolve, reject })
        outgoing.write(`${JSON.stringify(message)}\0`)
      })
    }
    const made: CdpSession = {
      id: sessionId,
      send,
      tell: (method, params) => void send(method, params).catch(() => undefined),
      on: (event, listener) => void events.on(event, listener),
    }
    const entry = { session: made, events }
    sessions.set(sessionId, entry)
    return entry
  }

  function receive(text: string): void {
    const message = JSON.parse(text) as Incoming
    if (message.id !== undefined) {
      const call = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.error) call?.reject(new Error(message.error.message))
      else call?.resolve(message.result as never)
      return
    }
    if (message.method === undefined) return
    sessions.get(message.sessionId ?? '')?.events.emit(message.method, message.params)
    if (message.method === 'Target.detachedFromTarget' && message.params?.sessionId !== undefined) {
      forget(message.params.sessionId)
    }
  }

  function forget(sessionId: string): void {
    for (const [id, call] of waiting) {
      if (call.sessionId !== sessionId) continue
      waiting.delete(id)
      call.reject(new Error('the page is gone'))
    }
    sessions.delete(sessionId)
  }

  function end(): void {
    for (const call of waiting.values()) call.reject(new Error('Chromium is gone'))
    waiting.clear()
  }

  readMessages(incoming, receive)
  incoming.on('close', end)
  incoming.on('error', end)
  outgoing.on('error', end)
  return { root: session(''), session }
}

function readMessages(incoming: Readable, receive: (text: string) => void): void {
  let parts: Buffer[] = []
  incoming.on('data', (chunk: Buffer) => {
    let start = 0
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      parts.push(chunk.subarray(start, end))
      receive(Buffer.concat(parts).toString('utf8'))
      parts = []
      start = end + 1
    }
    parts.push(chunk.subarray(start))
  })
}
