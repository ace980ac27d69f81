import type { Request } from '../../../shared/contract.ts'
import { RoompassError } from '../../../shared/errors.ts'
import type { IncomingKey, StoredKey } from '../../engine.ts'
import { removeKeyQuestion } from '../questions.ts'
import type { HandlersOf } from '../router.ts'
import type { Tools } from './tools.ts'

type KeyVerb = 'keys.add' | 'keys.rotate' | 'keys.use' | 'keys.remove'

export function keyHandlers({ engine, dialogs, keyIntake, log }: Tools): HandlersOf<KeyVerb> {
  async function bringIn(
    { source, ...key }: Request<'keys.add'>,
    store: (key: IncomingKey) => Promise<StoredKey>,
  ): Promise<StoredKey> {
    const raw = await keyIntake.take(source)
    const stored = await store({ ...key, raw })
    // The key is stored by now: what happens to the clipboard can't make that undone.
    await keyIntake
      .offerToForget(source, raw)
      .catch((error: unknown) => log.error('clipboard not cleared', error))
    return stored
  }

  return {
    'keys.add': (request) => bringIn(request, (key) => engine.keys.add(key)),
    'keys.rotate': (request) => bringIn(request, (key) => engine.keys.rotate(key)),
    'keys.use': async ({ id }) => engine.keys.use(id),
    'keys.remove': async ({ id }) => {
      const found = engine.profiles
        .list()
        .flatMap(({ keys, platform }) => keys.map((key) => ({ key, platform })))
        .find(({ key }) => key.id === id)
      if (found === undefined) throw new RoompassError('not-found', 'This signing key is not there any more.')
      if (!(await dialogs.ask(removeKeyQuestion(found.key, found.platform)))) {
        throw new RoompassError('cancelled', 'The signing key was kept.')
      }
      await engine.keys.remove(id)
      return {}
    },
  }
}
