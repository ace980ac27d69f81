import { randomBytes } from 'node:crypto'
import type { KeychainProbe, SecretStore } from './secret-store.ts'
import { keychainError, troubleMessage, troubleOf } from './trouble.ts'

/**
 * Writes, reads back and removes an entry with a random name and value. A locked Linux keyring answers a read
 * exactly like a missing entry, so only writing tells. Never throws.
 */
export async function probeKeychain(
  store: Pick<SecretStore, 'get' | 'set' | 'remove'>,
  platform: NodeJS.Platform,
): Promise<KeychainProbe> {
  const account = `probe/${randomBytes(6).toString('hex')}`
  const secret = randomBytes(16).toString('hex')
  try {
    await store.set(account, secret)
    const read = await store.get(account)
    const removed = await store.remove(account)
    if (read === secret && removed) return { state: 'ok', message: '' }
    const state = read === null ? 'locked' : 'failing'
    return { state, message: troubleMessage(state, platform) }
  } catch (error) {
    return { state: troubleOf(error), message: keychainError(error, platform).message }
  }
}
