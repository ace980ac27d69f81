import { keychainService } from './accounts.ts'
import { inTurn } from './in-turn.ts'
import { KeychainError } from './keychain-error.ts'
import { probeKeychain } from './probe.ts'
import type { SecretStore } from './secret-store.ts'
import { keychainError, keychainLimitMs, troubleMessage } from './trouble.ts'

/** The part of keytar that is used. Never `findCredentials`: on a locked Linux keyring it ends the process. */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>
  setPassword(service: string, account: string, password: string): Promise<void>
  deletePassword(service: string, account: string): Promise<boolean>
}

export interface KeytarOptions {
  readonly load?: () => Promise<Keytar>
  readonly platform?: NodeJS.Platform
  /** Milliseconds that a call may take. */
  readonly limitMs?: number
}

/**
 * The operating system's keychain, through keytar in this very process. A call that waits for a person holds one
 * of libuv's four threads and can't be ended, so calls run one at a time, and while one is stuck the others fail
 * at once. A process that has to outlive such a call, or a keyring that was restarted, uses `processStore`.
 */
export function keytarStore(options: KeytarOptions = {}): SecretStore {
  const { load = loadKeytar, platform = process.platform, limitMs = keychainLimitMs } = options
  const turn = inTurn()
  let keytar: Promise<Keytar> | null = null
  let stuck = false

  const loaded = (): Promise<Keytar> => {
    keytar ??= load().catch((error: unknown) => {
      keytar = null
      throw error
    })
    return keytar
  }

  const call = <T>(ask: (keytar: Keytar) => Promise<T>): Promise<T> =>
    turn(async () => {
      const slow = new KeychainError('slow', troubleMessage('slow', platform))
      if (stuck) throw slow
      const answer = loaded().then(ask)
      const settle = () => {
        stuck = false
      }
      try {
        return await withinLimit(answer, limitMs, () => {
          stuck = true
          answer.then(settle, settle)
          return slow
        })
      } catch (error) {
        throw keychainError(error, platform)
      }
    })

  const store = {
    get: (account: string) => call((k) => k.getPassword(keychainService, account)),
    set: (account: string, secret: string) => call((k) => k.setPassword(keychainService, account, secret)),
    remove: (account: string) => call((k) => k.deletePassword(keychainService, account)),
  }
  return { ...store, probe: () => probeKeychain(store, platform), close: async () => undefined }
}

async function loadKeytar(): Promise<Keytar> {
  const { default: keytar } = await import('keytar')
  return keytar
}

async function withinLimit<T>(answer: Promise<T>, limitMs: number, tooLate: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(tooLate()), limitMs)
  })
  try {
    return await Promise.race([answer, limit])
  } finally {
    clearTimeout(timer)
  }
}
