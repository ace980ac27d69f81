import type { HandlersOf } from '../router.ts'
import type { Tools } from './tools.ts'

type DraftVerb = 'drafts.get' | 'drafts.set' | 'drafts.known'

export function draftHandlers({ engine }: Tools): HandlersOf<DraftVerb> {
  return {
    'drafts.get': async () => engine.drafts.get(),
    'drafts.set': async (draft) => ({ kept: engine.drafts.set(draft) }),
    'drafts.known': async ({ profileId, room, externalId }) =>
      engine.accounts.known(profileId, room, externalId),
  }
}
