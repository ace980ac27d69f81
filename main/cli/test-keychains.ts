import { memoryStore } from '../keychain/memory.ts'
import type { SecretStore } from '../keychain/secret-store.ts'

/** A keychain that opens the history and takes no signing key. */
export function noRoomForKeys(): SecretStore {
  const store = memoryStore()
  return {
    ...store,
    set: (account, secret) => {
      if (account.includes('/key/')) store.become('failing')
      return store.set(account, secret)
    },
  }
}

/** A machine without a keychain. */
export function noKeychain(): SecretStore {
  const store = memoryStore()
  store.become('missing')
  return store
}
