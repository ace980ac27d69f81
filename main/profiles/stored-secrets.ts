import { RoompassError } from '../../shared/errors.ts'
import { storeSecret } from '../data/first-start.ts'
import { secretFrom } from '../data/history-key.ts'
import type { Storage } from '../data/storage.ts'
import { keyAccount } from '../keychain/accounts.ts'
import { KeychainError } from '../keychain/keychain-error.ts'

/**
 * The secrets of signing keys in the keychain. One that was used stays in memory until the run ends or the
 * application is locked, so that signing waits for the keychain once and goes on where the keychain is lost in between.
 */
export interface StoredSecrets {
  /** Whether a secret is in memory, because it was used since the start or the last unlocking. */
  isKept(keyId: string): boolean
  /** @throws KeychainError; RoompassError `key-missing` where the keychain is well and has no such entry, or garbage */
  read(keyId: string): Promise<Uint8Array>
  /** Writes and reads back. @throws KeychainError */
  write(keyId: string, secret: Uint8Array): Promise<void>
  /** Gone afterwards, or an error. @throws KeychainError */
  remove(keyId: string): Promise<void>
  /** Overwrites and forgets every secret in memory. */
  forget(): void
}

export function storedSecrets(storage: Storage): StoredSecrets {
  const kept = new Map<string, Uint8Array>()
  const drop = (keyId: string) => {
    kept.get(keyId)?.fill(0)
    kept.delete(keyId)
  }
  /** A locked Linux keyring answers like an empty one; a probe tells which of the two it is. */
  const makeSure = () =>
    storage.ask(async (secrets) => {
      const { state, message } = await secrets.probe()
      if (state !== 'ok') throw new KeychainError(state, message)
    })
  return {
    isKept: (keyId) => kept.has(keyId),
    read: async (keyId) => {
      const known = kept.get(keyId)
      if (known !== undefined) return Uint8Array.from(known)
      const entry = await storage.ask((secrets, id) => secrets.get(keyAccount(id, keyId)))
      if (entry !== null) {
        const secret = secretFrom(entry)
        if (secret === null) throw lost('is not what Roompass stored in the keychain')
        kept.set(keyId, Uint8Array.from(secret))
        return secret
      }
      await makeSure()
      throw lost('is no longer in the keychain')
    },
    write: (keyId, secret) =>
      storage.ask((secrets, id) => storeSecret(secrets, keyAccount(id, keyId), secret)),
    remove: async (keyId) => {
      const removed = await storage.ask((secrets, id) => secrets.remove(keyAccount(id, keyId)))
      if (!removed) await makeSure()
      drop(keyId)
    },
    forget: () => {
      for (const keyId of kept.keys()) drop(keyId)
    },
  }
}

/** The keychain answers, and does not have the secret any more. */
function lost(how: string): RoompassError {
  return new RoompassError(
    'key-missing',
    `The secret of this key ${how}: add the key again, and remove this one.`,
  )
}
