import { platforms } from '../../shared/platforms/index.ts'
import type { Profile } from '../../shared/schemas.ts'
import type { Storage } from '../data/storage.ts'
import type { EngineEvent } from '../engine.ts'
import { writtenToken } from '../history/kept-tokens.ts'
import { recordSession, withLink } from '../history/session-rows.ts'
import { decodeKey } from '../profiles/key-material.ts'
import { readSettings } from '../settings/settings.ts'
import { type Detected, type DetectiveKey, detect } from '../tokens/detective.ts'
import type { TokensEngine, TypedKey } from './lab-engine.ts'
import { pastedSession } from './pasted-session.ts'

export interface TokensContext {
  readonly storage: Storage
  /** Epoch seconds. */
  readonly now: () => number
  readonly announce: (event: EngineEvent) => void
  readonly profiles: {
    readonly list: () => readonly Profile[]
    /** @throws RoompassError `not-found` */
    readonly get: (id: string) => Profile
  }
  /** A copy of the decoded secret of a key; refused once a lock was asked for. */
  readonly secret: (keyId: string) => Promise<Uint8Array>
}

/** What the engine does with tokens that came from elsewhere. */
export function createTokens(context: TokensContext): TokensEngine {
  const { storage, now, announce, profiles } = context
  return {
    detect: async (token, typed) => {
      try {
        return await storage.during(() =>
          typed === null ? detect(token, storedKeys(context)) : detectTyped(token, typed),
        )
      } finally {
        typed?.bytes.fill(0)
      }
    },
    keep: (token, platform, profileId) => {
      const profile = profileId === null ? null : profiles.get(profileId)
      const session = pastedSession({ text: token, platform, profile }, now())
      const written = storage.use((database) => {
        const text = writtenToken(readSettings(database), session)
        recordSession(database, { ...session, token: text })
        return text
      })
      announce('sessions.changed')
      if (!storage.isOpen()) announce('status.changed')
      const { keyId: _, identityKey: __, ...kept } = session
      return withLink({ ...kept, token: written === '' ? null : written })
    },
  }
}

/** Every key that signs, the current ones before the previous ones. */
function storedKeys({ profiles, secret }: TokensContext): DetectiveKey[] {
  const keys = profiles
    .list()
    .filter(({ platform }) => platforms[platform].secret.signs)
    .flatMap(({ name, keys: ofProfile }) =>
      ofProfile.map(({ id, label, status }) => ({
        profileName: name,
        keyLabel: label,
        status,
        read: () => secret(id),
      })),
    )
  const ofStatus = (wanted: 'current' | 'previous') => keys.filter(({ status }) => status === wanted)
  return [...ofStatus('current'), ...ofStatus('previous')]
}

/** @throws RoompassError `key-empty`, `key-unreadable` for a key whose text is not of its encoding */
function detectTyped(token: string, { bytes, encoding }: TypedKey): Promise<Detected> {
  const key = decodeKey(bytes, encoding)
  const read = () => Promise.resolve(key)
  return detect(token, [{ profileName: null, keyLabel: null, status: null, read }]).finally(() => key.fill(0))
}
