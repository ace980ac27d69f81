import { RoompassError } from '../../../shared/errors.ts'
import { helpAddress } from '../../../shared/help-topics.ts'
import type { HandlersOf } from '../router.ts'
import type { Tools } from './tools.ts'

type AppVerb = 'app.status' | 'app.openHelp' | 'app.lock' | 'app.unlock'

export function appHandlers({ engine, locking, openInBrowser }: Tools): HandlersOf<AppVerb> {
  return {
    'app.status': async () => engine.status(),
    'app.openHelp': async ({ topic }) => {
      const address = helpAddress(topic)
      if (address === null) throw new RoompassError('not-found', 'There is no such page.')
      await openInBrowser(address)
      return {}
    },
    'app.lock': async () => {
      await locking.ask()
      return {}
    },
    'app.unlock': () => engine.unlock(),
  }
}
