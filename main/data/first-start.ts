import { randomUUID } from 'node:crypto'
import { KeychainError } from '../keychain/keychain-error.ts'
import type { SecretStore } from '../keychain/secret-store.ts'
import { troubleMessage } from '../keychain/trouble.ts'
import { type DataFolder, renameAside } from './folder.ts'
import { madeKeyFrom, newKey, toEntry } from './history-key.ts'
import { type Installation, readInstallation, writeInstallation } from './installation.ts'
import { freeName } from './set-aside.ts'

/**
 * The installation of this folder; a new one where there is none. Call under the lock, and where there is no
 * history: a damaged `installation.json` is then of no use to anybody and is set aside.
 */
export function newInstallation(folder: DataFolder, now: number): Installation {
  const file = readInstallation(folder.installation)
  if (file.kind === 'read') return file.installation
  if (file.kind === 'damaged')
    renameAside(folder.installation, freeName(folder.path, 'installation', '.json', now))
  const installation = { id: randomUUID(), historyCheck: null }
  writeInstallation(folder.installation, installation)
  return installation
}

/**
 * The random key under an account, or null where there is none. An entry that holds something else is left alone.
 *
 * @throws KeychainError
 */
export async function knownKey(secrets: SecretStore, account: string): Promise<Uint8Array | null> {
  const entry = await secrets.get(account)
  if (entry === null) return null
  const key = madeKeyFrom(entry)
  if (key === null) throw new KeychainError('failing', strangeEntry)
  return key
}

/**
 * The random key under an account: the one that is there, or a new one, written, read back and compared. Call
 * under the lock. An entry that holds something else is left alone.
 *
 * @throws KeychainError
 */
export async function madeKey(secrets: SecretStore, account: string): Promise<Uint8Array> {
  const known = await knownKey(secrets, account)
  if (known !== null) return known
  const key = newKey()
  await storeSecret(secrets, account, key)
  return key
}

const strangeEntry =
  'The keychain entry of Roompass holds something that Roompass did not write: remove that entry, and try again.'

/**
 * Writes a secret and reads it back, because a keychain that takes everything and keeps nothing would lose it.
 *
 * @throws KeychainError
 */
export async function storeSecret(secrets: SecretStore, account: string, secret: Uint8Array): Promise<void> {
  const entry = toEntry(secret)
  await secrets.set(account, entry)
  if ((await secrets.get(account)) !== entry) {
    throw new KeychainError('failing', troubleMessage('failing', process.platform))
  }
}
