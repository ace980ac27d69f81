import { existsSync, renameSync } from 'node:fs'
import type { Database } from 'better-sqlite3-multiple-ciphers'
import { RoompassError } from '../../shared/errors.ts'
import type { HistoryState } from '../../shared/schemas.ts'
import { historyAccount } from '../keychain/accounts.ts'
import { KeychainError } from '../keychain/keychain-error.ts'
import type { KeychainProbe, SecretStore } from '../keychain/secret-store.ts'
import { madeKey, newInstallation } from './first-start.ts'
import { type DataFolder, ensureFolder, syncFolder } from './folder.ts'
import { fitsCheck, historyCheckOf, madeKeyFrom } from './history-key.ts'
import { folderTrouble, historyMessage, installationLost, newerHistory } from './history-messages.ts'
import { type Installation, readInstallation, writeInstallation } from './installation.ts'
import { withLock } from './lock.ts'
import { NewerSchemaError } from './migrations.ts'
import { createDatabase, type Opening, openDatabase, saysDamaged, sqliteCode } from './open-database.ts'
import { setAsideFiles } from './set-aside.ts'

export interface HistoryContext {
  readonly folder: DataFolder
  readonly secrets: SecretStore
  /** Epoch milliseconds; names what is set aside. */
  readonly clock: () => number
}

export type ShutState = Exclude<HistoryState, 'starting' | 'open'>

/** The history, open, or why it is shut. */
export type OpenedHistory =
  | { readonly state: 'open'; readonly database: Database; readonly installationId: string }
  | {
      readonly state: ShutState
      readonly message: string
      /** What the keychain said on the way, where it stopped answering. */
      readonly keychain?: KeychainProbe
    }

/**
 * Opens the history, or begins one where there is no file yet and the keychain is well. A file that can't be
 * opened is left as it is. Never throws.
 *
 * @param keychain what a probe said just now
 */
export async function openHistory(context: HistoryContext, keychain: KeychainProbe): Promise<OpenedHistory> {
  const { folder } = context
  try {
    if (keychain.state !== 'ok') return shut(existsSync(folder.history) ? 'waiting' : 'memory')
    ensureFolder(folder.path)
    if (!existsSync(folder.history)) await beginHistory(context)
    return await openExisting(context)
  } catch (error) {
    return { ...shut(existsSync(folder.history) ? 'waiting' : 'memory'), ...reasonOf(error, folder) }
  }
}

/**
 * Sets the files of a history aside that can't be opened, under a dated name, and begins a new one. One that can
 * be opened after all, because another process was quicker, is opened.
 *
 * @returns the name of what was set aside, if anything was
 */
export async function replaceHistory(
  context: HistoryContext,
): Promise<{ readonly opened: OpenedHistory; readonly setAside: string | null }> {
  const { folder, clock } = context
  try {
    const setAside = await withLock(folder.lock, async () => {
      // A long file is not read as a whole at the start; what is broken in it may have shown later.
      const now = existsSync(folder.history) ? await openExisting(context, { readWhole: true }) : null
      if (now === null || !isUnreadable(now)) {
        if (now?.state === 'open') now.database.close()
        return null
      }
      return setAsideFiles(folder, clock(), readInstallation(folder.installation).kind === 'damaged')
    })
    return { opened: await openHistory(context, { state: 'ok', message: '' }), setAside }
  } catch (error) {
    return { opened: { ...shut('waiting'), ...reasonOf(error, folder) }, setAside: null }
  }
}

const isUnreadable = (opened: OpenedHistory) => ['key-lost', 'wrong-key', 'damaged'].includes(opened.state)

/**
 * Id, key, check value and file, in this order, so that a crash in between leaves nothing that the next start
 * does not finish: the file gets its name only when all else is in place.
 */
function beginHistory({ folder, secrets, clock }: HistoryContext): Promise<void> {
  return withLock(folder.lock, async () => {
    if (existsSync(folder.history)) return
    const { id } = newInstallation(folder, clock())
    const key = await madeKey(secrets, historyAccount(id))
    writeInstallation(folder.installation, { id, historyCheck: historyCheckOf(key) })
    setAsideFiles(folder, clock(), false)
    createDatabase(folder.newHistory, key)
    renameSync(folder.newHistory, folder.history)
    syncFolder(folder.path)
  })
}

async function openExisting({ folder, secrets }: HistoryContext, how: Opening = {}): Promise<OpenedHistory> {
  const file = readInstallation(folder.installation)
  if (file.kind !== 'read') return shut('key-lost', installationLost)
  const { installation } = file
  const entry = await secrets.get(historyAccount(installation.id))
  if (entry === null) {
    // A keyring that was locked a moment ago answers the same as one that has no such entry.
    const keychain = await secrets.probe()
    return keychain.state === 'ok' ? shut('key-lost') : { ...shut('waiting'), keychain }
  }
  const key = madeKeyFrom(entry)
  return key === null || isWrong(key, installation)
    ? shut('wrong-key')
    : openWith(key, installation, folder, how)
}

const isWrong = (key: Uint8Array, { historyCheck }: Installation) =>
  historyCheck !== null && !fitsCheck(key, historyCheck)

function openWith(
  key: Uint8Array,
  installation: Installation,
  folder: DataFolder,
  how: Opening,
): OpenedHistory {
  try {
    const database = openDatabase(folder.history, key, how)
    if (installation.historyCheck === null) {
      writeInstallation(folder.installation, { ...installation, historyCheck: historyCheckOf(key) })
    }
    return { state: 'open', database, installationId: installation.id }
  } catch (error) {
    if (error instanceof NewerSchemaError) return shut('waiting', newerHistory)
    if (!saysDamaged(error)) throw error
    return shut(installation.historyCheck === null ? 'wrong-key' : 'damaged')
  } finally {
    key.fill(0)
  }
}

function shut(state: ShutState, message = historyMessage(state)) {
  return { state, message }
}

function reasonOf(error: unknown, folder: DataFolder): { message?: string; keychain?: KeychainProbe } {
  if (error instanceof KeychainError) return { keychain: { state: error.state, message: error.message } }
  if (error instanceof RoompassError) return { message: error.message }
  return { message: folderTrouble(folder.path, sqliteCode(error)) }
}
