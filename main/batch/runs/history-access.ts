import { RoompassError } from '../../../shared/errors.ts'
import { madeKeyFrom } from '../../data/history-key.ts'
import type { Storage } from '../../data/storage.ts'
import { historyAccount } from '../../keychain/accounts.ts'
import { KeychainError } from '../../keychain/keychain-error.ts'

/**
 * The history's key, for a connection of a batch's own. Whoever gets it overwrites it.
 *
 * @throws KeychainError; RoompassError `history-unavailable` while the history is shut, `locked`
 */
export async function historyKey(storage: Pick<Storage, 'ask'>): Promise<Uint8Array> {
  const entry = await storage.ask(async (secrets, installationId) => {
    const found = await secrets.get(historyAccount(installationId))
    if (found !== null) return found
    // A keyring that was locked a moment ago answers the same as one that has no such entry.
    const { state, message } = await secrets.probe()
    if (state !== 'ok') throw new KeychainError(state, message)
    return null
  })
  const key = entry === null ? null : madeKeyFrom(entry)
  if (key !== null) return key
  throw new RoompassError(
    'keychain-unavailable',
    'The key of the history is not in the keychain any more: bring it back, then begin or resume the batch.',
  )
}
