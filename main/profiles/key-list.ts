import type { SigningKey } from '../../shared/schemas.ts'
import type { Storage } from '../data/storage.ts'
import type { HeldKeys } from './held-keys.ts'
import { type KeyRow, keysOfProfile } from './key-rows.ts'
import type { StoredSecrets } from './stored-secrets.ts'

/** Where the keys of this run are known: in the history with their secrets in the keychain, or in memory. */
export interface KeyList {
  readonly storage: Storage
  readonly held: HeldKeys
  readonly stored: StoredSecrets
  /** Stored keys that the keychain, though it answers, does not have. */
  readonly gone: Set<string>
}

/**
 * The keys of a profile, oldest first. At most one is current. A current key in memory comes before a stored one,
 * which is current again when that key is gone with this run.
 */
export function signingKeys({ storage, held, stored, gone }: KeyList, profileId: string): SigningKey[] {
  const inMemory = held.ofProfile(profileId)
  const eclipsed = inMemory.some((key) => key.isCurrent === 1)
  const whereStored = (id: string) => {
    if (storage.isKeychainWell() && !gone.has(id)) return 'keychain'
    return stored.isKept(id) ? 'memory' : 'unavailable'
  }
  const rows = storage.use((database) => keysOfProfile(database, profileId))
  return [
    ...rows.map((row) =>
      asSigningKey({ ...row, isCurrent: eclipsed ? 0 : row.isCurrent }, whereStored(row.id)),
    ),
    ...inMemory.map((key) => asSigningKey(key, 'memory')),
  ]
}

/** What people see of a key. */
export function asSigningKey(key: KeyRow, held: SigningKey['held']): SigningKey {
  const { id, label, fingerprint, createdAt } = key
  return { id, label, fingerprint, createdAt, status: key.isCurrent ? 'current' : 'previous', held }
}
