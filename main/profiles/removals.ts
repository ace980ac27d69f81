import type { Storage } from '../data/storage.ts'
import { deleteKey, keysBeingRemoved, keysOfProfile, markKey } from './key-rows.ts'
import { deleteProfile, markProfile, profilesBeingRemoved } from './profile-rows.ts'
import type { StoredSecrets } from './stored-secrets.ts'

interface RemovalContext {
  readonly storage: Storage
  readonly stored: StoredSecrets
}

/**
 * Removes a stored key and its secret. It is hidden first, so that a crash in between leaves neither a listed key
 * without a secret nor a secret that nobody knows of: the next start finishes what was begun.
 *
 * @throws KeychainError; the key is then listed as before
 */
export async function removeStoredKey({ storage, stored }: RemovalContext, id: string): Promise<void> {
  storage.use((database) => markKey(database, id, true))
  try {
    await stored.remove(id)
  } catch (error) {
    storage.use((database) => markKey(database, id, false))
    throw error
  }
  storage.use((database) => deleteKey(database, id))
}

/**
 * Removes a profile with its keys; its sessions stay in the history.
 *
 * @throws KeychainError; what is not removed by then is listed as before
 */
export async function removeStoredProfile(context: RemovalContext, id: string): Promise<void> {
  const { storage } = context
  const keys = storage.use((database) => keysOfProfile(database, id))
  storage.use((database) => markProfile(database, id, true))
  try {
    for (const key of keys) await removeStoredKey(context, key.id)
  } catch (error) {
    storage.use((database) => markProfile(database, id, false))
    throw error
  }
  storage.use((database) => deleteProfile(database, id))
}

/**
 * Finishes removals that a crash has cut short. What can't be finished stays hidden until the next time.
 *
 * @throws KeychainError; RoompassError `history-unavailable`
 */
export async function finishRemovals({ storage, stored }: RemovalContext): Promise<void> {
  if (!storage.isOpen() || !storage.isKeychainWell()) return
  for (const id of storage.use(keysBeingRemoved)) {
    await stored.remove(id)
    storage.use((database) => deleteKey(database, id))
  }
  for (const id of storage.use(profilesBeingRemoved)) {
    for (const key of storage.use((database) => keysOfProfile(database, id))) {
      await removeStoredKey({ storage, stored }, key.id)
    }
    storage.use((database) => deleteProfile(database, id))
  }
}
