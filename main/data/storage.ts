import type { Database } from 'better-sqlite3-multiple-ciphers'
import { RoompassError } from '../../shared/errors.ts'
import type { Status } from '../../shared/schemas.ts'
import { announceAll, type EngineEvent } from '../engine.ts'
import { inTurn } from '../keychain/in-turn.ts'
import { KeychainError } from '../keychain/keychain-error.ts'
import type { KeychainProbe, SecretStore } from '../keychain/secret-store.ts'
import type { Door } from './door.ts'
import { historyMessage, lockedError, writeTrouble } from './history-messages.ts'
import { countSessions, mergeInto } from './merge.ts'
import { memoryDatabase, saysDamaged, sqliteCode } from './open-database.ts'
import { type HistoryContext, type OpenedHistory, openHistory, replaceHistory } from './open-history.ts'

export type StorageStatus = {
  readonly keychain: Omit<Status['keychain'], 'keysInMemory'>
  readonly history: Status['history']
}

/** Where things are kept at the moment: the history's file, or memory for as long as that is shut. */
export interface Storage {
  status(): StorageStatus
  isOpen(): boolean
  /** True while the keychain answers. */
  isKeychainWell(): boolean
  /** True from `lock` to an `unlock` that succeeds. */
  isLocked(): boolean
  /**
   * Reads or writes. A file that turns out to be damaged is shut.
   *
   * @throws RoompassError `history-unavailable`, `locked`
   */
  use<T>(work: (database: Database) => T): T
  /**
   * Asks the keychain for something of this installation. Where it stops answering, that becomes its state.
   *
   * @throws KeychainError; RoompassError `history-unavailable` while the history is shut, `locked`
   */
  ask<T>(call: (secrets: SecretStore, installationId: string) => Promise<T>): Promise<T>
  /**
   * Runs work once the first look is over; `close` and `lock` wait for it.
   *
   * @throws RoompassError `locked`
   */
  during<T>(work: () => Promise<T>): Promise<T>
  /**
   * Looks at the keychain, and opens the history where that is possible now; while locked it does neither.
   * Never throws.
   */
  look(how: Look): Promise<void>
  /** Sets the unreadable history aside and begins a new one, but not while locked. Never throws. */
  replace(): Promise<void>
  /**
   * Lets work under way come to its end, then shuts the history, empties the memory that stood in for it, and ends
   * what talks to the keychain. Work that waits for the keychain for too long fails. It is locked afterwards, and
   * announces nothing: the keys are to go first.
   */
  lock(): Promise<void>
  /**
   * A look in a new process, with a person there to type a password. Where the keychain does not open up, a history
   * that is there stays locked. Never throws.
   */
  unlock(): Promise<void>
  close(): Promise<void>
}

export interface Look {
  readonly inNewProcess: boolean
  /** True where a person is there to type the keychain's password, and is waited for. */
  readonly patient?: boolean
}

/** Milliseconds that locking gives to work under way before it takes the keychain away from it. */
const grace = 3000

export interface StorageOptions extends HistoryContext {
  readonly announce: (event: EngineEvent) => void
  /** Open to those who use the history here, before others of this process. */
  readonly door?: Pick<Door, 'enter' | 'leave'> | undefined
}

/** Storage that keeps to memory until the first look. */
export function createStorage(options: StorageOptions): Storage {
  const { secrets, announce, door } = options
  const turn = inTurn()
  const working = new Set<Promise<unknown>>()
  let database = memoryDatabase()
  let keychain: StorageStatus['keychain'] = { state: 'starting', message: '' }
  let history: Pick<Status['history'], 'state' | 'message'> = { state: 'starting', message: '' }
  let installationId = ''
  let setAside: string | null = null
  let firstLook: Promise<void> | null = null
  let locking: Promise<void> | null = null

  const isLocked = () => history.state === 'locked'
  const isOpen = () => history.state === 'open'

  const setKeychain = ({ state, message }: KeychainProbe) => {
    const changed = keychain.state !== state
    keychain = { state, message }
    if (!changed) return
    announce('status.changed')
    announce('profiles.changed')
  }

  const adopt = (opened: OpenedHistory) => {
    if (opened.state !== 'open') {
      if (opened.keychain !== undefined) setKeychain(opened.keychain)
      // What can't be opened for want of the keychain can't be unlocked either.
      if (isLocked() && opened.state === 'waiting' && keychain.state !== 'ok') return
      history = { state: opened.state, message: opened.message }
      return
    }
    try {
      mergeInto(opened.database, database)
    } catch (error) {
      opened.database.close()
      history = { state: 'waiting', message: writeTrouble(sqliteCode(error)) }
      return
    }
    database.close()
    database = opened.database
    installationId = opened.installationId
    history = { state: 'open', message: '' }
  }

  const shutDamaged = () => {
    database.close()
    database = memoryDatabase()
    history = { state: 'damaged', message: historyMessage('damaged') }
    announceAll(announce)
  }

  const failure = (error: unknown): unknown => {
    if (error instanceof RoompassError || !isOpen()) return error
    if (!saysDamaged(error)) return new RoompassError('history-unavailable', writeTrouble(sqliteCode(error)))
    shutDamaged()
    return new RoompassError('history-unavailable', historyMessage('damaged'))
  }

  const lookOnce = async ({ inNewProcess, patient = false }: Look) => {
    if (inNewProcess) await secrets.close()
    const calls = patient ? (secrets.patient ?? secrets) : secrets
    const probe = await calls.probe()
    // Somebody locks meanwhile: what the keychain says now may be that it was taken away.
    if (locking !== null) return
    setKeychain(probe)
    if (isOpen()) return
    const before = history.state
    const opened = await openHistory({ ...options, secrets: calls }, probe)
    if (locking === null) adopt(opened)
    else if (opened.state === 'open') opened.database.close()
    if (history.state !== before) announceAll(announce)
  }

  const look = (how: Look) => turn(async () => (isLocked() ? undefined : lookOnce(how)))

  const lock = async () => {
    await settled([...working], grace)
    // What still waits for the keychain fails now, and ends.
    await secrets.close()
    await settled([...working], grace)
    await turn(async () => {
      database.close()
      database = memoryDatabase()
      history = { state: 'locked', message: historyMessage('locked') }
      await secrets.close()
    })
  }

  return {
    status: () => {
      const sessionsInMemory = isOpen() || !database.open ? 0 : countSessions(database)
      return { keychain, history: { ...history, sessionsInMemory, setAside } }
    },
    isOpen,
    isKeychainWell: () => keychain.state === 'ok',
    isLocked,
    use: (work) => {
      if (isLocked()) throw lockedError()
      door?.enter()
      try {
        return work(database)
      } catch (error) {
        throw failure(error)
      } finally {
        door?.leave()
      }
    },
    ask: async (call) => {
      const { state, message } = keychain
      if (isLocked()) throw lockedError()
      if (state === 'starting') throw new KeychainError('failing', 'The keychain was not asked yet.')
      if (state !== 'ok') throw new KeychainError(state, message)
      if (!isOpen()) throw new RoompassError('history-unavailable', history.message)
      try {
        return await call(secrets, installationId)
      } catch (error) {
        // The keychain is well: it was taken away from this call.
        if (isLocked() || locking !== null) throw lockedError()
        if (error instanceof KeychainError) setKeychain(error)
        throw error
      }
    },
    during: (work) => {
      if (isLocked() || locking !== null) return Promise.reject(lockedError())
      const result = (firstLook ?? Promise.resolve()).then(work)
      const settled: Promise<unknown> = result.then(
        () => working.delete(settled),
        () => working.delete(settled),
      )
      working.add(settled)
      return result
    },
    look: (how) => {
      const looking = look(how)
      firstLook ??= looking
      return looking
    },
    replace: () =>
      turn(async () => {
        if (isLocked()) return
        const replaced = await replaceHistory(options)
        setAside = replaced.setAside ?? setAside
        adopt(replaced.opened)
        announceAll(announce)
      }),
    lock: () => {
      locking ??= lock().finally(() => {
        locking = null
      })
      return locking
    },
    unlock: () =>
      turn(async () => (isLocked() ? lookOnce({ inNewProcess: true, patient: true }) : undefined)),
    close: async () => {
      await Promise.all(working)
      await turn(async () => {
        database.close()
        await secrets.close()
      })
    },
  }
}

/** Waits until all have come to an end, but no longer than a number of milliseconds. */
async function settled(work: readonly Promise<unknown>[], atMost: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, atMost)
  })
  await Promise.race([Promise.allSettled(work), late])
  clearTimeout(timer)
}
