import { RoompassError } from '../../shared/errors.ts'
import { relabelSessions } from '../history/issuers.ts'
import { writeKey } from './key-rows.ts'
import type { KeysContext } from './keys.ts'
import { profileById } from './profile-rows.ts'

/**
 * Moves the keys that live in memory into the keychain and lists them in the history. One that was stored stays
 * stored where a later one fails.
 *
 * @throws RoompassError `keychain-unavailable`, `history-unavailable`
 */
export async function saveHeldKeys(context: KeysContext): Promise<void> {
  const { storage, held, stored } = context
  if (held.all().length > 0 && storage.isKeychainWell() && !storage.isOpen()) {
    throw new RoompassError('history-unavailable', storage.status().history.message)
  }
  await lastingFingerprints(context)
  for (const { secret, hasLastingFingerprint, ...row } of held.all()) {
    const profile = storage.use((database) => profileById(database, row.profileId))
    if (profile !== null) {
      await stored.write(row.id, secret)
      storage.use((database) => writeKey(database, row))
    }
    held.drop(row.id)
  }
}

/** Gives the keys in memory, and the sessions that were signed with them, the fingerprints that last. */
export async function lastingFingerprints({ storage, held, fingerprint }: KeysContext): Promise<void> {
  for (const key of held.all().filter((candidate) => !candidate.hasLastingFingerprint)) {
    const { text, isLasting } = await fingerprint(key.secret)
    if (!isLasting || held.get(key.id) === null) continue
    held.put({ ...key, fingerprint: text, hasLastingFingerprint: true })
    storage.use((database) => relabelSessions(database, key.id, text))
  }
}
