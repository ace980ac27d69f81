import { RoompassError } from '../../../shared/errors.ts'
import { setAsideQuestion } from '../questions.ts'
import type { HandlersOf } from '../router.ts'
import type { Tools } from './tools.ts'

type StorageVerb = 'keychain.retry' | 'keychain.save' | 'history.setAside'

/** Keychain and history as places, not what is in them. */
export function storageHandlers({ engine, dialogs }: Tools): HandlersOf<StorageVerb> {
  return {
    'keychain.retry': () => engine.retryKeychain(),
    'keychain.save': () => engine.saveKeys(),
    'history.setAside': async () => {
      if (!(await dialogs.ask(setAsideQuestion))) {
        throw new RoompassError('cancelled', 'The history was left where it is.')
      }
      return engine.setAsideHistory()
    },
  }
}
