import { helpTopics } from '../../../shared/help-topics.ts'
import type { HandlersOf } from '../router.ts'
import type { Tools } from './tools.ts'

export function appHandlers({ engine, openInBrowser }: Tools): HandlersOf<'app.status' | 'app.openHelp'> {
  return {
    'app.status': async () => engine.status(),
    'app.openHelp': async ({ topic }) => {
      await openInBrowser(helpTopics[topic])
      return {}
    },
  }
}
