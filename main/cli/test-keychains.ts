import { memoryStore } from '../keychain/memory.ts'
import type { SecretStore } from '../keychain/secret-store.ts'

/** A machine without a keychain. */
export function noKeychain(): SecretStore {
  const store = memoryStore()
  store.become('missing')
  return store
}
