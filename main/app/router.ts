import { longestPaste } from '../../shared/batch/schemas.ts'
import { contract, type Request, type Response } from '../../shared/contract.ts'
import { type ErrorCode, type Failure, type Result, RoompassError } from '../../shared/errors.ts'
import { type Verb, verbs } from '../../shared/verbs.ts'
import type { z } from '../../shared/zod.ts'
import { historyMessage } from '../data/history-messages.ts'
import type { Log } from './log.ts'
import { isSmallPlainData } from './plain-data.ts'
import { refusalOf, type Sender } from './sender.ts'

/** One handler a verb; a missing one is a type error. Handlers throw `RoompassError` for what a person should read. */
export type Handlers = { readonly [V in Verb]: (request: Request<V>) => Promise<Response<V>> }

/** Some of the handlers, by the verbs they answer. */
export type HandlersOf<V extends Verb> = Pick<Handlers, V>

export interface RouterOptions {
  readonly handlers: Handlers
  isOurWindow(windowId: number): boolean
  /** While it is so, only a few verbs are answered. */
  isLocked(): boolean
  readonly log: Log
}

/** What a locked application still answers: nothing of it shows or does anything with what is stored. */
const openWhileLocked: ReadonlySet<Verb> = new Set(['app.status', 'app.lock', 'app.unlock', 'app.openHelp'])

/** What a request may hold where that is more than usual, in UTF-16 units: the text and the names around it. */
const longest: Readonly<Partial<Record<Verb, number>>> = { 'batch.paste': longestPaste + 100 }

export type Router = (sender: Sender, verb: unknown, request: unknown) => Promise<Result<unknown>>

/**
 * Answers what the renderer asks: sender, verb, lock, request, handler, answer, in this order, each refused by itself.
 * It never rejects, since error classes don't survive IPC, and an unexpected error is told with a fixed sentence only.
 */
export function createRouter({ handlers, isOurWindow, isLocked, log }: RouterOptions): Router {
  return async (sender, verb, request) => {
    const refusal = refusalOf(sender, isOurWindow)
    if (refusal !== null) {
      log.warn('request refused', { reason: refusal })
      return failure('foreign-sender', "The request did not come from the application's own window.")
    }
    if (!isVerb(verb)) {
      log.warn('request refused', { reason: 'unknown-verb' })
      return failure('unknown-verb', 'The application has no such function. Start it again.')
    }
    if (isLocked() && !openWhileLocked.has(verb)) {
      return failure('locked', historyMessage('locked'))
    }
    if (!isSmallPlainData(request, longest[verb])) {
      log.warn('request refused', { reason: 'not-small-plain-data', verb })
      return failure('bad-request', 'The request is too large, or not plain data. Shorten what was entered.')
    }
    try {
      return await answer(verb, request, handlers, log)
    } catch (error) {
      if (error instanceof RoompassError) return failure(error.code, error.message, error.field)
      log.error('verb failed', error, { verb })
      return failure('failed', 'Something went wrong inside the application. The log says where; try again.')
    }
  }
}

async function answer<V extends Verb>(
  verb: V,
  request: unknown,
  handlers: Handlers,
  log: Log,
): Promise<Result<unknown>> {
  const { request: requestSchema, response: responseSchema } = contract[verb]
  const parsed = requestSchema.safeParse(request)
  if (!parsed.success) return refusalFor(parsed.error)
  // The schema of this verb gave it, which TypeScript can't follow through the index.
  const value = await handlers[verb](parsed.data as Request<V>)
  const checked = responseSchema.safeParse(value)
  if (checked.success) return { ok: true, value: checked.data }
  log.warn('answer does not fit the contract', { verb, issue: checked.error.issues[0]?.code ?? 'none' })
  return failure('failed', 'Something went wrong inside the application. The log says where; try again.')
}

function isVerb(verb: unknown): verb is Verb {
  return verbs.some((known) => known === verb)
}

/** Names the first place that does not fit, by its path; never its value, and never a path that was made up. */
function refusalFor(error: z.ZodError): Failure {
  const issue = error.issues[0]
  const path = issue?.path.map(String).join('.') ?? ''
  const field = /^[\w.-]{1,64}$/.test(path) ? path : undefined
  const where = field === undefined ? 'The request' : `The value of ${field}`
  return failure('bad-request', `${where} ${faultOf(issue?.code)}.`, field)
}

function faultOf(code: string | undefined): string {
  if (code === 'too_big') return 'is too long or too large; shorten it'
  if (code === 'too_small') return 'is too short or too small; add to it'
  if (code === 'unrecognized_keys') return 'holds something that the application does not know'
  return 'does not have the form that the application expects'
}

function failure(code: ErrorCode, message: string, field?: string): Failure {
  return field === undefined ? { ok: false, code, message } : { ok: false, code, message, field }
}
