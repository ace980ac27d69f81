import type { KeychainState } from '../../shared/schemas.ts'

/**
 * A place for secrets by account name. Values are text; `null` means that there is no such entry **or** that a
 * Linux keyring is locked, which look alike: only `probe` tells them apart.
 */
export interface SecretStore {
  get(account: string): Promise<string | null>
  set(account: string, secret: string): Promise<void>
  /** False where there was nothing to remove. */
  remove(account: string): Promise<boolean>
  /** Writes, reads back and removes an entry of its own, and says how that went. Never throws. */
  probe(): Promise<KeychainProbe>
  /** Ends what the store holds open, and with it every call under way; a later call starts it anew. */
  close(): Promise<void>
  /**
   * The same store, for calls for which a person may have to type the keychain's password first. Left out where no
   * call waits for anybody.
   */
  readonly patient?: SecretStore
}

export interface KeychainProbe {
  readonly state: Exclude<KeychainState, 'starting'>
  /** What is wrong and what to do, in one sentence; empty when all is well. */
  readonly message: string
}
