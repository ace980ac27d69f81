import { useEffect, useRef } from 'react'
import type { ActionName } from '../../shared/actions.ts'

/** What the screens in sight do for an action; the newest one first in line. */
const handlers = new Map<ActionName, () => void>()
/** An action that waits for its screen, which loads on demand. */
let waiting: ActionName | null = null

/** Does an action with the screen in sight; gives whether there was one that can. */
export function perform(action: ActionName): boolean {
  const handler = handlers.get(action)
  handler?.()
  return handler !== undefined
}

/** Does an action with the screen in sight, or with the one that is about to be. */
export function performSoon(action: ActionName): void {
  waiting = perform(action) ? null : action
}

/** Nothing waits any more: the person has gone elsewhere. */
export function forgetWaiting(): void {
  waiting = null
}

/** Says what an action does here; gives the function that takes it back. */
export function handleAction(action: ActionName, handler: () => void): () => void {
  handlers.set(action, handler)
  if (waiting === action) {
    waiting = null
    handler()
  }
  return () => {
    if (handlers.get(action) === handler) handlers.delete(action)
  }
}

/** While the component is there, the action calls its newest `act`. */
export function useAction(action: ActionName, act: () => void): void {
  const newest = useRef(act)
  useEffect(() => {
    newest.current = act
  })
  useEffect(() => handleAction(action, () => newest.current()), [action])
}
