import { RoompassError } from '../../shared/errors.ts'
import { knownKey, madeKey } from '../data/first-start.ts'
import { newKey } from '../data/history-key.ts'
import type { Storage } from '../data/storage.ts'
import { fingerprintAccount } from '../keychain/accounts.ts'
import { fingerprintOf } from './fingerprint.ts'

export interface Fingerprint {
  readonly text: string
  /** False where the keychain did not answer: the fingerprint then holds for this run only. */
  readonly isLasting: boolean
}

export interface Fingerprints {
  /** @throws RoompassError `locked` */
  of(secret: Uint8Array): Promise<Fingerprint>
  /** Overwrites the key of this run and goes on with another one. */
  forget(): void
}

/**
 * Gives fingerprints, made with a key that the keychain keeps, or with a random one of this run.
 *
 * @param underLock runs work while no other process makes the same key
 */
export function createFingerprints(
  storage: Storage,
  underLock: <T>(work: () => Promise<T>) => Promise<T>,
): Fingerprints {
  let keyOfThisRun = newKey()
  const lastingKey = () =>
    storage.ask(async (secrets, installationId) => {
      const account = fingerprintAccount(installationId)
      return (await knownKey(secrets, account)) ?? underLock(() => madeKey(secrets, account))
    })
  return {
    of: async (secret) => {
      try {
        const key = await lastingKey()
        const text = fingerprintOf(secret, key)
        key.fill(0)
        return { text, isLasting: true }
      } catch (error) {
        if (!(error instanceof RoompassError) || error.code === 'locked') throw error
        return { text: fingerprintOf(secret, keyOfThisRun), isLasting: false }
      }
    },
    forget: () => {
      keyOfThisRun.fill(0)
      keyOfThisRun = newKey()
    },
  }
}
