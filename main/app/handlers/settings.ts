import type { HandlersOf } from '../router.ts'
import type { Tools } from './tools.ts'

export function settingsHandlers({ engine }: Tools): HandlersOf<'settings.get' | 'settings.set'> {
  return {
    'settings.get': async () => engine.settings.get(),
    'settings.set': async (settings) => engine.settings.set(settings),
  }
}
