import { closeSync, openSync, rmSync } from 'node:fs'
import Database, { type Database as OpenDatabase } from 'better-sqlite3-multiple-ciphers'
import { databaseFiles } from './folder.ts'
import { migrate, NewerSchemaError, schemaVersion } from './migrations.ts'

/** Milliseconds to wait for another process that is writing. */
const busyTimeout = 5000

/** Bytes of a file that are kept decrypted: the indexes that pages and counts of a million sessions go through, twice. */
const cacheSize = 128 * 1024 * 1024

/** Bytes up to which a file is read as a whole at opening, to find damage in its middle: some milliseconds. */
const checkWholeUpTo = 8 * 1024 * 1024

export interface Opening {
  /** Looks for damage in all of the file, however long it is. */
  readonly readWhole?: boolean
}

/**
 * Opens an encrypted database that exists and brings it to the schema of this program. It is looked over first
 * without the right to write, so that a damaged file stays as it is, byte for byte.
 *
 * @param key 32 bytes, used as they are
 * @throws SqliteError `SQLITE_NOTADB` or `SQLITE_CORRUPT` for a wrong key and for a damaged file alike;
 * NewerSchemaError
 */
export function openDatabase(path: string, key: Uint8Array, how: Opening = {}): OpenDatabase {
  lookOver(path, key, how)
  const database = new Database(path, { fileMustExist: true, timeout: busyTimeout })
  try {
    unlock(database, key)
    configure(database)
    migrate(database)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Makes a new encrypted database, for its owner alone, and closes it: the file is then whole, without a log. */
export function createDatabase(path: string, key: Uint8Array): void {
  for (const file of databaseFiles(path)) rmSync(file, { force: true })
  closeSync(openSync(path, 'wx', 0o600))
  const database = new Database(path, { fileMustExist: true, timeout: busyTimeout })
  try {
    unlock(database, key)
    configure(database)
    migrate(database)
  } finally {
    database.close()
  }
}

/** The same schema in memory, for as long as there is no file to write to. */
export function memoryDatabase(): OpenDatabase {
  const database = new Database(':memory:')
  configure(database)
  migrate(database)
  return database
}

/** True for the two ways in which SQLite says that it can't make sense of a file. */
export function saysDamaged(error: unknown): boolean {
  return (
    error instanceof Database.SqliteError &&
    (error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB')
  )
}

/** The code of a SQLite error, such as `SQLITE_FULL`; of another one, what it calls itself. */
export function sqliteCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
}

/** The key comes before anything else; in this form it is not derived from a passphrase again. */
function unlock(database: OpenDatabase, key: Uint8Array): void {
  database.pragma("cipher = 'chacha20'")
  database.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`)
}

/** A power cut after a commit loses nothing, and nothing is written outside the encryption. */
function configure(database: OpenDatabase): void {
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('temp_store = MEMORY')
  database.pragma('secure_delete = ON')
  database.pragma('foreign_keys = ON')
  database.pragma('trusted_schema = OFF')
  // Negative: kibibytes, not pages (https://sqlite.org/pragma.html#pragma_cache_size).
  database.pragma(`cache_size = -${cacheSize / 1024}`)
}

function lookOver(path: string, key: Uint8Array, { readWhole = false }: Opening): void {
  const database = new Database(path, { readonly: true, fileMustExist: true, timeout: busyTimeout })
  try {
    unlock(database, key)
    const pages = numberOf(database, 'page_count')
    // SQLite takes an empty file for a new database; a history that has lost its content is a damaged one.
    if (pages === 0) throw new Database.SqliteError('the file is empty', 'SQLITE_NOTADB')
    if (numberOf(database, 'user_version') > schemaVersion) throw new NewerSchemaError()
    if (!readWhole && pages * numberOf(database, 'page_size') > checkWholeUpTo) return
    const verdict = database.pragma('quick_check(1)', { simple: true })
    if (verdict !== 'ok') throw new Database.SqliteError('the file is damaged', 'SQLITE_CORRUPT')
  } finally {
    database.close()
  }
}

const numberOf = (database: OpenDatabase, pragma: string) => Number(database.pragma(pragma, { simple: true }))
