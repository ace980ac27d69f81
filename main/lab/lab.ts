import type { Endpoint } from '../../shared/lab/schemas.ts'
import { profileById, profileMissing } from '../profiles/profile-rows.ts'
import { type CraftContext, createCraft } from './craft.ts'
import { originOfEndpoint } from './endpoint-origin.ts'
import { deleteEndpoint, endpointOf, writeEndpoint } from './endpoint-rows.ts'
import { readLabDraft, writeLabDraft } from './lab-draft.ts'
import type { LabEngine } from './lab-engine.ts'
import { createOwnCases } from './own-cases.ts'

export interface LabContext extends CraftContext {
  readonly send: LabEngine['send']
}

/** What the engine does for the Lab, but for its sheets. */
export function createLab(context: LabContext): LabEngine {
  const { storage } = context
  const kept = (profileId: string) => storage.use((database) => endpointOf(database, profileId))
  return {
    // As the form's: kept in the file, or not at all.
    getDraft: () => (storage.isOpen() ? storage.use(readLabDraft) : null),
    setDraft: (draft) => {
      if (!storage.isOpen()) return false
      storage.use((database) => writeLabDraft(database, draft))
      return true
    },
    craft: createCraft(context),
    send: context.send,
    endpoint: (profileId) => kept(profileId)?.endpoint ?? null,
    confirmedOrigin: (profileId) => kept(profileId)?.confirmedOrigin ?? null,
    setEndpoint: (profileId, endpoint) => setEndpoint(context, profileId, endpoint),
    ...createOwnCases(context),
  }
}

/** The person has confirmed its origin by now. */
function setEndpoint({ storage }: LabContext, profileId: string, endpoint: Endpoint | null): Endpoint | null {
  const kept = endpoint === null ? null : { endpoint, confirmedOrigin: originOfEndpoint(endpoint) }
  storage.use((database) => {
    if (profileById(database, profileId) === null) throw profileMissing()
    if (kept === null) deleteEndpoint(database, profileId)
    else writeEndpoint(database, profileId, kept)
  })
  return endpoint
}
