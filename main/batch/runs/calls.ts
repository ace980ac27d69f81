import type { MessagePort } from 'node:worker_threads'
import { type ErrorCode, RoompassError } from '../../../shared/errors.ts'

/** The other thread is gone, so nobody answers any more. */
export class NobodyThere extends Error {}

interface Failed {
  readonly code: ErrorCode
  readonly message: string
  readonly field: string | undefined
}

type Answer = { readonly value: unknown } | { readonly failed: Failed }

/** What one thread asks of another, by name: one request, and one answer that is waited for. */
export type Calls = Readonly<Record<string, (request: never) => unknown>>

/** Asks the thread at the other end of a port. */
export type Call<C extends Calls> = <Name extends keyof C & string>(
  name: Name,
  request: Parameters<C[Name]>[0],
) => Promise<Awaited<ReturnType<C[Name]>>>

/**
 * Asks through a port. Answers come in the order of the questions.
 *
 * @throws RoompassError as the other thread throws it; NobodyThere once the port is closed
 */
export function createCalls<C extends Calls>(port: MessagePort): Call<C> {
  const waiting: PromiseWithResolvers<unknown>[] = []
  let isClosed = false
  port.on('message', (answer: Answer) => {
    const next = waiting.shift()
    if ('value' in answer) next?.resolve(answer.value)
    else next?.reject(new RoompassError(answer.failed.code, answer.failed.message, answer.failed.field))
  })
  port.on('close', () => {
    isClosed = true
    for (const one of waiting.splice(0)) one.reject(new NobodyThere())
  })
  return (name, request) => {
    if (isClosed) return Promise.reject(new NobodyThere())
    const answered = Promise.withResolvers<unknown>()
    waiting.push(answered)
    port.postMessage([name, request])
    return answered.promise as Promise<never>
  }
}

/**
 * Answers what comes through a port, one after the other.
 *
 * @param failureOf what there is to say of an error that is no RoompassError
 */
export function answerCalls<C extends Calls>(
  port: MessagePort,
  calls: C,
  failureOf: (error: unknown) => RoompassError,
): void {
  let last: Promise<unknown> = Promise.resolve()
  const answer = async (name: keyof C, request: never): Promise<Answer> => {
    try {
      return { value: await calls[name]?.(request) }
    } catch (error) {
      const { code, message, field } = error instanceof RoompassError ? error : failureOf(error)
      return { failed: { code, message, field } }
    }
  }
  port.on('message', ([name, request]: [keyof C, never]) => {
    last = last.then(async () => port.postMessage(await answer(name, request)))
  })
}
