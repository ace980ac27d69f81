import { randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../test-engine.ts'
import { schemaVersion } from './migrations.ts'
import { createDatabase, memoryDatabase, openDatabase } from './open-database.ts'

function newDatabase() {
  const path = join(temporaryFolder(), 'history.db')
  const key = randomBytes(32)
  createDatabase(path, key)
  const database = openDatabase(path, key)
  onTestFinished(() => void database.close())
  return { path, key, database }
}

describe('the history’s file', () => {
  test.each([
    ['cipher', 'chacha20'],
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['temp_store', 2],
    ['secure_delete', 1],
    ['foreign_keys', 1],
    ['trusted_schema', 0],
    ['busy_timeout', 5000],
    ['user_version', schemaVersion],
  ])('is opened with %s = %s', (pragma, value) => {
    const { database } = newDatabase()
    expect(database.pragma(pragma, { simple: true })).toBe(value)
  })

  test('has its text index delete securely too', () => {
    const { database } = newDatabase()
    const sql = "SELECT v FROM sessions_text_config WHERE k = 'secure-delete'"
    expect(database.prepare(sql).pluck().get()).toBe(1)
  })

  test.runIf(process.platform !== 'win32')('is for its owner alone, with all that stands beside it', () => {
    const { path, database } = newDatabase()
    database.exec("INSERT INTO avatar_hosts VALUES ('example.com')")
    for (const file of [path, `${path}-wal`, `${path}-shm`]) expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test('does not open without its key', () => {
    const { path, key } = newDatabase()
    const other = Buffer.from(key)
    other[31] = (other[31] ?? 0) ^ 1
    expect(() => openDatabase(path, other)).toThrow(expect.objectContaining({ code: 'SQLITE_NOTADB' }))
  })

  test('is never made in place of another one by opening', () => {
    const path = join(temporaryFolder(), 'nothing.db')
    expect(() => openDatabase(path, randomBytes(32))).toThrow(
      expect.objectContaining({ code: 'SQLITE_CANTOPEN' }),
    )
  })

  test('has the same tables as its substitute in memory', () => {
    const { database } = newDatabase()
    const memory = memoryDatabase()
    const sql = 'SELECT type, name, sql FROM sqlite_schema ORDER BY name'
    expect(memory.prepare(sql).all()).toEqual(database.prepare(sql).all())
    memory.close()
  })
})
