import { RoompassError } from '../../../shared/errors.ts'
import { removeProfileQuestion } from '../questions.ts'
import type { HandlersOf } from '../router.ts'
import type { Tools } from './tools.ts'

type ProfileVerb = 'profiles.list' | 'profiles.save' | 'profiles.remove' | 'profiles.check'

export function profileHandlers({ engine, dialogs }: Tools): HandlersOf<ProfileVerb> {
  return {
    'profiles.list': async () => engine.profiles.list(),
    'profiles.save': async (input) => engine.profiles.save(input),
    'profiles.remove': async ({ id }) => {
      const { name, keys, platform } = engine.profiles.get(id)
      if (!(await dialogs.ask(removeProfileQuestion(name, keys.length, platform)))) {
        throw new RoompassError('cancelled', 'The profile was kept.')
      }
      await engine.profiles.remove(id)
      return {}
    },
    'profiles.check': ({ id }) => engine.accounts.check(id),
  }
}
