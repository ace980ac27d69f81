import type { Database } from 'better-sqlite3-multiple-ciphers'
import { RoompassError } from '../../shared/errors.ts'
import type { Status } from '../../shared/schemas.ts'
import type { EngineEvent } from '../engine.ts'
import { inTurn } from '../keychain/in-turn.ts'
import { KeychainError } from '../keychain/keychain-error.ts'
import type { KeychainProbe, SecretStore } from '../keychain/secret-store.ts'
import { historyMessage, writeTrouble } from './history-messages.ts'
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
  /**
   * Reads or writes. A file that turns out to be damaged is shut.
   *
   * @throws RoompassError `history-unavailable`
   */
  use<T>(work: (database: Database) => T): T
  /**
   * Asks the keychain for something of this installation. Where it stops answering, that becomes its state.
   *
   * @throws KeychainError; RoompassError `history-unavailable` while the history is shut
   */
  ask<T>(call: (secrets: SecretStore, installationId: string) => Promise<T>): Promise<T>
  /** Runs work once the first look is over; `close` waits for it. */
  during<T>(work: () => Promise<T>): Promise<T>
  /** Looks at the keychain, and opens the history where that is possible now. Never throws. */
  look(how: { readonly inNewProcess: boolean }): Promise<void>
  /** Sets the unreadable history aside and begins a new one. Never throws. */
  replace(): Promise<void>
  close(): Promise<void>
}

export interface StorageOptions extends HistoryContext {
  readonly announce: (event: EngineEvent) => void
}

/** Storage that keeps to memory until the first look. */
export function createStorage(options: StorageOptions): Storage {
  const { secrets, announce } = options
  const turn = inTurn()
  const working = new Set<Promise<unknown>>()
  let database = memoryDatabase()
  let keychain: StorageStatus['keychain'] = { state: 'starting', message: '' }
  let history: Pick<Status['history'], 'state' | 'message'> = { state: 'starting', message: '' }
  let installationId = ''
  let setAside: string | null = null
  let firstLook: Promise<void> | null = null

  const isOpen = () => history.state === 'open'

  const announceAll = () => {
    announce('status.changed')
    announce('profiles.changed')
    announce('sessions.changed')
  }

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
    announceAll()
  }

  const failure = (error: unknown): unknown => {
    if (error instanceof RoompassError || !isOpen()) return error
    if (!saysDamaged(error)) return new RoompassError('history-unavailable', writeTrouble(sqliteCode(error)))
    shutDamaged()
    return new RoompassError('history-unavailable', historyMessage('damaged'))
  }

  const look: Storage['look'] = ({ inNewProcess }) =>
    turn(async () => {
      if (inNewProcess) await secrets.close()
      const probe = await secrets.probe()
      setKeychain(probe)
      if (isOpen()) return
      const before = history.state
      adopt(await openHistory(options, probe))
      if (history.state !== before) announceAll()
    })

  return {
    status: () => {
      const sessionsInMemory = isOpen() || !database.open ? 0 : countSessions(database)
      return { keychain, history: { ...history, sessionsInMemory, setAside } }
    },
    isOpen,
    isKeychainWell: () => keychain.state === 'ok',
    use: (work) => {
      try {
        return work(database)
      } catch (error) {
        throw failure(error)
      }
    },
    ask: async (call) => {
      const { state, message } = keychain
      if (state === 'starting') throw new KeychainError('failing', 'The keychain was not asked yet.')
      if (state !== 'ok') throw new KeychainError(state, message)
      if (!isOpen()) throw new RoompassError('history-unavailable', history.message)
      try {
        return await call(secrets, installationId)
      } catch (error) {
        if (error instanceof KeychainError) setKeychain(error)
        throw error
      }
    },
    during: (work) => {
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
        const replaced = await replaceHistory(options)
        setAside = replaced.setAside ?? setAside
        adopt(replaced.opened)
        announceAll()
      }),
    close: async () => {
      await Promise.all(working)
      await turn(async () => {
        database.close()
        await secrets.close()
      })
    },
  }
}
