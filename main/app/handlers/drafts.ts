import type { HandlersOf } from '../router.ts'
import type { Tools } from './tools.ts'

export function draftHandlers({ engine }: Tools): HandlersOf<'drafts.get' | 'drafts.set'> {
  return {
    'drafts.get': async () => engine.drafts.get(),
    'drafts.set': async (draft) => ({ kept: engine.drafts.set(draft) }),
  }
}
