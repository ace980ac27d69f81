import { randomUUID } from 'node:crypto'
import { RoompassError } from '../../shared/errors.ts'
import { platforms } from '../../shared/platforms/index.ts'
import type { Profile, ProfileInput } from '../../shared/schemas.ts'
import type { Engine, EngineEvent } from '../engine.ts'
import { type KeyList, signingKeys } from './key-list.ts'
import {
  allProfiles,
  profileById,
  profileByName,
  profileMissing,
  type StoredProfile,
  writeProfile,
} from './profile-rows.ts'
import { removeStoredProfile } from './removals.ts'

export interface ProfilesContext extends KeyList {
  readonly announce: (event: EngineEvent) => void
}

/** Accounts on platforms, with what is known of their keys. */
export function createProfiles(context: ProfilesContext): Engine['profiles'] {
  const { storage, held, announce } = context
  const withKeys = (profile: StoredProfile): Profile => ({
    ...profile,
    keys: signingKeys(context, profile.id),
  })
  const found = (profile: StoredProfile | null): Profile => {
    if (profile === null) throw profileMissing()
    return withKeys(profile)
  }
  return {
    list: () => storage.use(allProfiles).map(withKeys),
    get: (id) => found(storage.use((database) => profileById(database, id))),
    byName: (name) => found(storage.use((database) => profileByName(database, name))),
    save: (input) => {
      const findings = checked(input)
      const profile = storage.use((database) => writeProfile(database, input, randomUUID()))
      announce('profiles.changed')
      return { profile: withKeys(profile), findings }
    },
    remove: (id) =>
      storage.during(async () => {
        if (storage.use((database) => profileById(database, id)) === null) throw profileMissing()
        await removeStoredProfile(context, id)
        for (const key of held.ofProfile(id)) held.drop(key.id)
        announce('profiles.changed')
        announce('sessions.changed')
        announce('status.changed')
      }),
  }
}

/** What the platform says of a profile. @throws RoompassError `bad-request` for an error among it */
function checked(input: ProfileInput) {
  const findings = platforms[input.platform].findingsForProfile({ ...input, name: input.name.trim() })
  const error = findings.find(({ level }) => level === 'error')
  if (error !== undefined) throw new RoompassError('bad-request', error.message, error.field ?? undefined)
  return findings
}
