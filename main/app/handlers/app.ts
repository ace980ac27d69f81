import { helpTopics } from '../../../shared/help-topics.ts'
import type { HandlersOf } from '../router.ts'
import type { Tools } from './tools.ts'

type AppVerb = 'app.status' | 'app.openHelp' | 'app.lock' | 'app.unlock'

export function appHandlers({ engine, locking, openInBrowser }: Tools): HandlersOf<AppVerb> {
  return {
    'app.status': async () => engine.status(),
    'app.openHelp': async ({ topic }) => {
      await openInBrowser(helpTopics[topic])
      return {}
    },
    'app.lock': async () => {
      await locking.ask()
      return {}
    },
    'app.unlock': () => engine.unlock(),
  }
}
