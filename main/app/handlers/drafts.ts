import type { HandlersOf } from '../router.ts'
import type { Tools } from './tools.ts'

type DraftVerb = 'drafts.get' | 'drafts.set' | 'drafts.known' | 'identities.list'

export function draftHandlers({ engine }: Tools): HandlersOf<DraftVerb> {
  return {
    'drafts.get': async () => engine.drafts.get(),
    'drafts.set': async (draft) => ({ kept: engine.drafts.set(draft) }),
    'drafts.known': async ({ profileId, room, name, externalId }) =>
      engine.accounts.known(profileId, room, { name, externalId }),
    'identities.list': async ({ profileId }) => ({ identities: engine.accounts.identities(profileId) }),
  }
}
