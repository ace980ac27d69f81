import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Answer } from './answers.ts'
import { readBody } from './body.ts'
import type { Clock } from './clock.ts'
import type { Faults } from './faults.ts'
import type { AskedFor } from './request-log.ts'
import { type FaultAnswers, send, sendFault } from './send.ts'

/** A request without its body. */
export interface Head {
  readonly method: string
  readonly path: string
  /** As it was written; empty without one. */
  readonly query: string
  readonly headers: IncomingHttpHeaders
}

/** A request that is to be answered. */
export interface Received<Asked extends AskedFor = AskedFor> extends Head {
  /** Null when it is too large. */
  readonly body: string | null
  /** Epoch seconds. */
  readonly now: number
  /** What is written down of it. */
  readonly asked: Asked
}

/** One server of a platform. */
export interface Service<Asked extends AskedFor> {
  readonly clock: Clock
  readonly faults: Faults
  readonly faultAnswers: FaultAnswers
  /** Every request so far, oldest first. */
  readonly asked: Asked[]
  /** What is written down of a request, before it is answered: without anything that opens a door. */
  note(head: Head): Asked
  answer(received: Received<Asked>): Answer
  /** The answer to a request on which the server itself failed. */
  failure(message: string): Answer
  /** Told of each request when it is over. */
  onAnswered(asked: Asked): void
}

/** Answers requests, or does the faults that were asked for. */
export function listenerOf<Asked extends AskedFor>(service: Service<Asked>): RequestListener {
  return (request, response) => void handle(service, request, response)
}

/** Never throws. */
async function handle<Asked extends AskedFor>(
  service: Service<Asked>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { clock, faults } = service
  const head = headOf(request)
  const asked = service.note(head)
  service.asked.push(asked)
  const gone = new Promise<void>((resolve) => response.once('close', resolve))
  void gone.then(() => service.onAnswered(asked))
  // At once, not when the last byte has gone: whoever has the answer may look at the log.
  const note = () => {
    asked.status = response.headersSent ? response.statusCode : null
  }
  try {
    const met = faults.meet(head.path)
    if (met?.fault.kind === 'slow') await Promise.race([met.released, gone])
    else if (met) {
      const done = sendFault(response, met.fault, service.faultAnswers, clock.now())
      note()
      return await done
    }
    const body = await readBody(request)
    // A client that did not wait gets nothing, and nothing is done for it.
    if (response.destroyed) return
    const now = clock.now()
    send(response, service.answer({ ...head, body, now, asked }), now)
  } catch (error) {
    // A client that went away while its body was read is nobody to answer.
    if (response.destroyed || response.headersSent) return
    send(response, service.failure(`The test server failed: ${error}`), clock.now())
  } finally {
    note()
  }
}

function headOf({ method = '', url = '', headers }: IncomingMessage): Head {
  const at = url.indexOf('?')
  return {
    method,
    path: at === -1 ? url : url.slice(0, at),
    query: at === -1 ? '' : url.slice(at + 1),
    headers,
  }
}
