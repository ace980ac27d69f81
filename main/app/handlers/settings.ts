import { RoompassError } from '../../../shared/errors.ts'
import type { Settings } from '../../../shared/schemas.ts'
import type { Engine } from '../../engine.ts'
import { keepLessQuestion } from '../questions.ts'
import type { HandlersOf } from '../router.ts'
import type { Tools } from './tools.ts'

type SettingsVerb = 'settings.get' | 'settings.set' | 'settings.preview'

export function settingsHandlers({ engine, dialogs }: Tools): HandlersOf<SettingsVerb> {
  return {
    'settings.get': async () => engine.settings.get(),
    'settings.set': async (settings) => {
      if (takesMore(engine, settings)) {
        const platformIds = engine.profiles.list().map(({ platform }) => platform)
        const question = keepLessQuestion(engine.settings.preview(settings), platformIds)
        if (!(await dialogs.ask(question))) {
          throw new RoompassError('cancelled', 'The settings stay as they were.')
        }
      }
      return engine.settings.set(settings)
    },
    'settings.preview': async (settings) => engine.settings.preview(settings),
  }
}

/** True where new settings would at once take more out of the history than those that hold do anyway. */
function takesMore({ settings }: Pick<Engine, 'settings'>, wanted: Settings): boolean {
  const held = settings.preview(settings.get())
  const { sessions, tokens } = settings.preview(wanted)
  return sessions > held.sessions || tokens > held.tokens
}
