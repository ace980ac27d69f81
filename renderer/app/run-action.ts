import type { ActionName } from '../../shared/actions.ts'
import { copyNewestLink } from '../issue/session-actions.ts'
import { forgetWaiting, perform, performSoon } from '../stores/action-requests.ts'
import { startNewDraft } from '../stores/draft-store.ts'
import { showScreen } from '../stores/screen-store.ts'
import { lockNow } from './lock.ts'

/** Does what a person chose by key or from the menu of the application. */
export function runAction(action: ActionName): void {
  forgetWaiting()
  switch (action) {
    case 'issue-token':
      // A form that is not in sight is shown and not issued: nobody has looked at it.
      if (!perform(action)) showScreen('issue')
      break
    case 'new-draft':
      startNewDraft()
      showScreen('issue')
      break
    case 'copy-link':
      if (!perform(action)) void copyNewestLink()
      break
    case 'find':
    case 'export':
      showScreen('history')
      performSoon(action)
      break
    case 'show-issue':
      showScreen('issue')
      break
    case 'show-history':
      showScreen('history')
      break
    case 'show-profiles':
      showScreen('profiles')
      break
    case 'show-inspect':
      showScreen('inspect')
      break
    case 'show-lab':
      showScreen('lab')
      break
    case 'show-batch':
      showScreen('batch')
      break
    case 'show-settings':
      showScreen('settings')
      break
    case 'lock':
      void lockNow()
  }
}
