import { RoompassError } from '../../shared/errors.ts'
import { storeSecret } from '../data/first-start.ts'
import { fromEntry } from '../data/history-key.ts'
import type { Storage } from '../data/storage.ts'
import { keyAccount } from '../keychain/accounts.ts'
import { KeychainError } from '../keychain/keychain-error.ts'

/** The secrets of signing keys in the keychain. They are read at each use and never kept. */
export interface StoredSecrets {
  /** @throws KeychainError; RoompassError `key-missing` where the keychain is well and has no such entry */
  read(keyId: string): Promise<Uint8Array>
  /** Writes and reads back. @throws KeychainError */
  write(keyId: string, secret: Uint8Array): Promise<void>
  /** Gone afterwards, or an error. @throws KeychainError */
  remove(keyId: string): Promise<void>
}

export function storedSecrets(storage: Storage): StoredSecrets {
  /** A locked Linux keyring answers like an empty one; a probe tells which of the two it is. */
  const makeSure = () =>
    storage.ask(async (secrets) => {
      const { state, message } = await secrets.probe()
      if (state !== 'ok') throw new KeychainError(state, message)
    })
  return {
    read: async (keyId) => {
      const entry = await storage.ask((secrets, id) => secrets.get(keyAccount(id, keyId)))
      if (entry !== null) return fromEntry(entry)
      await makeSure()
      throw new RoompassError(
        'key-missing',
        'The secret of this key is no longer in the keychain: add the key again, and remove this one.',
      )
    },
    write: (keyId, secret) =>
      storage.ask((secrets, id) => storeSecret(secrets, keyAccount(id, keyId), secret)),
    remove: async (keyId) => {
      const removed = await storage.ask((secrets, id) => secrets.remove(keyAccount(id, keyId)))
      if (!removed) await makeSure()
    },
  }
}
