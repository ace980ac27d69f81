import type { KeyRow } from './key-rows.ts'

/** A key whose secret could not be stored: it lives in memory, for this run only. */
export interface HeldKey extends KeyRow {
  /** Decoded bytes. */
  readonly secret: Uint8Array
  /** True where the fingerprint was made with the key that the keychain keeps. */
  readonly hasLastingFingerprint: boolean
}

export interface HeldKeys {
  all(): HeldKey[]
  ofProfile(profileId: string): HeldKey[]
  get(id: string): HeldKey | null
  /** Adds a key, or replaces what is known of it. A current one makes the other held keys of its profile previous. */
  put(key: HeldKey): void
  /** The held keys of a profile become previous ones. */
  demote(profileId: string): void
  /** Forgets a key and overwrites its secret. */
  drop(id: string): void
  /** The same for all of them. */
  forget(): void
}

export function createHeldKeys(): HeldKeys {
  const keys = new Map<string, HeldKey>()
  const ofProfile = (profileId: string) => [...keys.values()].filter((key) => key.profileId === profileId)
  const demote = (profileId: string) => {
    for (const key of ofProfile(profileId)) keys.set(key.id, { ...key, isCurrent: 0 })
  }
  const drop = (id: string) => {
    keys.get(id)?.secret.fill(0)
    keys.delete(id)
  }
  return {
    all: () => [...keys.values()],
    ofProfile,
    get: (id) => keys.get(id) ?? null,
    put: (key) => {
      if (key.isCurrent) demote(key.profileId)
      keys.set(key.id, key)
    },
    demote,
    drop,
    forget: () => {
      for (const id of [...keys.keys()]) drop(id)
    },
  }
}
