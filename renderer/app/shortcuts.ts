import { useEffect } from 'react'
import { type ActionName, actions } from '../../shared/actions.ts'
import { on } from '../bridge.ts'
import { isInOverlay } from '../view/shortcut-keys.ts'
import { isPressOf } from './accelerator.ts'
import { runAction } from './run-action.ts'

/** The action that a press asks for, or null. Issuing is listened for beside its button, which knows what stands in the way. */
function actionOf(press: KeyboardEvent): ActionName | null {
  const action = actions.find(({ keys }) => isPressOf(keys, press))
  return action === undefined || action.name === 'issue-token' ? null : action.name
}

/** The keys and the menu of the application do the same. */
export function useActions(): void {
  useEffect(() => on('menu.chosen', ({ action }) => runAction(action)), [])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = actionOf(event)
      // Only locking is more urgent than what a dialog or a menu asks.
      if (action === null || (action !== 'lock' && isInOverlay(event))) return
      event.preventDefault()
      if (!event.repeat) runAction(action)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
