import { KeychainError, type KeychainTrouble } from './keychain-error.ts'
import { probeKeychain } from './probe.ts'
import type { SecretStore } from './secret-store.ts'
import { troubleMessage } from './trouble.ts'

export interface MemoryStore extends SecretStore {
  /** What is stored, by account; it outlives `close`. */
  readonly entries: Map<string, string>
  /** From now on behaves like a keychain in this state; `locked` like a Linux keyring. */
  become(state: KeychainTrouble | 'ok'): void
}

/** A keychain that lives in memory, with every trouble that the real ones have. */
export function memoryStore(entries = new Map<string, string>()): MemoryStore {
  let state: KeychainTrouble | 'ok' = 'ok'
  const check = (writing: boolean) => {
    if (state === 'ok' || (state === 'locked' && !writing)) return
    throw new KeychainError(state, troubleMessage(state, 'linux'))
  }
  const store = {
    get: async (account: string) => {
      check(false)
      return state === 'locked' ? null : (entries.get(account) ?? null)
    },
    set: async (account: string, secret: string) => {
      check(true)
      entries.set(account, secret)
    },
    remove: async (account: string) => {
      check(false)
      return state === 'locked' ? false : entries.delete(account)
    },
  }
  return {
    ...store,
    entries,
    become: (next) => {
      state = next
    },
    probe: () => probeKeychain(store, 'linux'),
    close: async () => undefined,
  }
}
