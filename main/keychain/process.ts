import { inTurn } from './in-turn.ts'
import { KeychainError, type KeychainTrouble } from './keychain-error.ts'
import { type KeychainAnswer, type KeychainRequest, keychainAnswerSchema } from './protocol.ts'
import type { SecretStore } from './secret-store.ts'
import { keychainLimitMs, patientLimitMs, troubleMessage } from './trouble.ts'

/** A running child, as `utilityProcess.fork` of Electron or `fork` of Node give it. */
export interface ChildPort {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  /** Also called where the child could not be started. */
  onExit(listener: () => void): void
  /** Ends the child at once, whatever it is waiting for. */
  kill(): void
}

export interface ProcessStoreOptions {
  readonly platform?: NodeJS.Platform
  /** Milliseconds that a call may take, the start of the child included. */
  readonly limitMs?: number
  /** The same for the calls of `patient`. */
  readonly patientLimitMs?: number
}

type Unnumbered<T> = T extends unknown ? Omit<T, 'number'> : never

interface Child {
  readonly port: ChildPort
  readonly pending: Map<number, { resolve(answer: KeychainAnswer): void; reject(error: Error): void }>
}

/**
 * The keychain in a process of its own (`main/keychain/child.ts`), started at the first call. A call that takes too
 * long ends the child and fails as `slow`; where the child ends by itself, the call fails and the next one starts
 * it anew. `close` ends it: only a new process reaches a keyring that was restarted. Calls that were made before fail
 * with it, also those that have not had their turn.
 */
export function processStore(spawn: () => ChildPort, options: ProcessStoreOptions = {}): SecretStore {
  const { platform = process.platform } = options
  const turn = inTurn()
  let child: Child | null = null
  let lastNumber = 0
  let closings = 0

  const trouble = (state: KeychainTrouble, limitMs?: number) =>
    new KeychainError(state, troubleMessage(state, platform, limitMs))

  const end = (ended: Child, error: Error) => {
    if (child === ended) child = null
    for (const call of ended.pending.values()) call.reject(error)
    ended.pending.clear()
  }

  const spawned = (): ChildPort => {
    try {
      return spawn()
    } catch {
      throw trouble('failing')
    }
  }

  const start = (): Child => {
    const started: Child = { port: spawned(), pending: new Map() }
    started.port.onExit(() => end(started, trouble('failing')))
    started.port.onMessage((message) => {
      const answer = keychainAnswerSchema.safeParse(message)
      if (answer.success) started.pending.get(answer.data.number)?.resolve(answer.data)
    })
    return started
  }

  const ask = (request: Unnumbered<KeychainRequest>, limitMs: number): Promise<KeychainAnswer> => {
    const closingsBefore = closings
    return turn(async () => {
      if (closings !== closingsBefore) throw trouble('failing')
      child ??= start()
      const asked = child
      const number = ++lastNumber
      return await new Promise<KeychainAnswer>((resolve, reject) => {
        const timer = setTimeout(() => {
          end(asked, trouble('slow', limitMs))
          asked.port.kill()
        }, limitMs)
        const settle = () => {
          clearTimeout(timer)
          asked.pending.delete(number)
        }
        asked.pending.set(number, {
          resolve: (answer) => {
            settle()
            resolve(answer)
          },
          reject: (error) => {
            settle()
            reject(error)
          },
        })
        asked.port.post({ ...request, number })
      })
    })
  }

  /** The answer of the kind asked for; a failure is thrown, and so is an answer of another kind. */
  const expect = async <C extends KeychainAnswer['call']>(
    call: C,
    request: Unnumbered<KeychainRequest>,
    limitMs: number,
  ) => {
    const answer = await ask(request, limitMs)
    if (answer.call === 'failed') throw new KeychainError(answer.state, answer.message)
    if (!isOf(answer, call)) throw trouble('failing')
    return answer
  }

  const close = async () => {
    closings += 1
    if (child === null) return
    const closing = child
    end(closing, trouble('failing'))
    closing.port.kill()
  }

  const storeWith = (limitMs: number): SecretStore => ({
    get: async (account) => (await expect('get', { call: 'get', account }, limitMs)).secret,
    set: async (account, secret) => {
      await expect('set', { call: 'set', account, secret }, limitMs)
    },
    remove: async (account) => (await expect('remove', { call: 'remove', account }, limitMs)).removed,
    probe: async () => {
      try {
        const { state, message } = await expect('probe', { call: 'probe' }, limitMs)
        return { state, message }
      } catch (error) {
        const { state, message } = error instanceof KeychainError ? error : trouble('failing')
        return { state, message }
      }
    },
    close,
  })

  return {
    ...storeWith(options.limitMs ?? keychainLimitMs),
    patient: storeWith(options.patientLimitMs ?? patientLimitMs),
  }
}

function isOf<C extends KeychainAnswer['call']>(
  answer: KeychainAnswer,
  call: C,
): answer is Extract<KeychainAnswer, { call: C }> {
  return answer.call === call
}
