import type { Bridge, EventPayload, Request, Response } from '../shared/contract.ts'
import type { Result } from '../shared/errors.ts'
import type { EventName, Verb } from '../shared/verbs.ts'

declare global {
  interface Window {
    /** What the preload offers: one function a verb, and `on`. */
    readonly roompass: Bridge
  }
}

/** One function a verb; the bridge without `on`, so that a verb finds its own function's type. */
type Calls = { readonly [V in Verb]: (request: Request<V>) => Promise<Result<Response<V>>> }

const lockedListeners = new Set<() => void>()

/**
 * Asks main for one verb of the contract. Never throws: a call that could not be delivered is a failure of code
 * `failed`, like any other failure a screen has to show.
 */
export async function call<V extends Verb>(verb: V, request: Request<V>): Promise<Result<Response<V>>> {
  const calls: Calls = window.roompass
  try {
    const result = await calls[verb](request)
    if (!result.ok && result.code === 'locked') for (const tell of [...lockedListeners]) tell()
    return result
  } catch {
    return {
      ok: false,
      code: 'failed',
      message: 'The application did not answer. Try again, or close it and open it again.',
    }
  }
}

/** Listens for an answer that says the application is locked; gives the function that ends the listening. */
export function onLocked(listener: () => void): () => void {
  lockedListeners.add(listener)
  return () => void lockedListeners.delete(listener)
}

/** Listens to what main announces; gives the function that ends the listening. */
export function on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void {
  return window.roompass.on(event, listener)
}
