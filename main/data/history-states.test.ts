import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Engine } from '../engine.ts'
import { memoryStore } from '../keychain/memory.ts'
import { acme, incoming } from '../test-drafts.ts'
import { everySession, issueIn, profileWithKey, startEngine, temporaryFolder } from '../test-engine.ts'
import { openDatabase } from './open-database.ts'

/** A history with one session, closed. */
async function closedHistory() {
  const started = await startEngine()
  const { profile, key } = await profileWithKey(started.engine)
  const { session } = await issueIn(started.engine, profile.id)
  await started.engine.close()
  const file = join(started.dataDir, 'history.db')
  const installation = join(started.dataDir, 'installation.json')
  const { id } = JSON.parse(readFileSync(installation, 'utf8'))
  return { ...started, profile, key, session, file, installation, account: `${id}/history` }
}

const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
const historyOf = (engine: Engine) => engine.status().history

/** Whatever is wrong, the application works from memory. */
async function worksFromMemory(engine: Engine) {
  const { profile } = engine.profiles.save({ ...acme, name: 'Of this run' })
  const { key } = await engine.keys.add(incoming(profile.id))
  expect(key.held).toBe('memory')
  const { recorded, session } = await issueIn(engine, profile.id)
  expect(recorded).toBe(false)
  expect(engine.sessions.get(session.id)).toEqual(session)
  expect(engine.status()).toMatchObject({ keychain: { keysInMemory: 1 }, history: { sessionsInMemory: 1 } })
  return session
}

describe('a history that can not be opened', () => {
  test('is waiting while the keychain does not answer, and the file is not touched', async () => {
    const { again, secrets, file, session } = await closedHistory()
    const before = digest(file)
    for (const trouble of ['missing', 'locked', 'slow', 'failing'] as const) {
      secrets.become(trouble)
      const { engine } = await again()
      expect(engine.status()).toMatchObject({ keychain: { state: trouble }, history: { state: 'waiting' } })
      expect(() => engine.sessions.get(session.id)).toThrow(expect.objectContaining({ code: 'not-found' }))
      await worksFromMemory(engine)
      await expect(engine.setAsideHistory()).rejects.toMatchObject({ code: 'keychain-unavailable' })
      await engine.close()
      expect(digest(file)).toBe(before)
      expect(readdirSync(join(file, '..'))).not.toContain('history.db-wal')
    }
  })

  test('has lost its key where the keychain answers and has none', async () => {
    const { again, secrets, account, file } = await closedHistory()
    const before = digest(file)
    secrets.entries.delete(account)
    const { engine } = await again()
    expect(historyOf(engine)).toMatchObject({
      state: 'key-lost',
      message: expect.stringContaining('set the history aside'),
    })
    await worksFromMemory(engine)
    expect(secrets.entries.has(account)).toBe(false)
    await engine.close()
    expect(digest(file)).toBe(before)
  })

  test.each([
    ['another key', Buffer.alloc(32, 7).toString('base64')],
    ['a key of another length', Buffer.alloc(16, 7).toString('base64')],
    ['something that is no key', 'not a key'],
  ])('has a wrong key where the keychain has %s', async (_what, entry) => {
    const { again, secrets, account, file } = await closedHistory()
    const before = digest(file)
    secrets.entries.set(account, entry)
    const { engine } = await again()
    expect(historyOf(engine).state).toBe('wrong-key')
    await worksFromMemory(engine)
    await engine.close()
    expect(digest(file)).toBe(before)
    expect(secrets.entries.get(account)).toBe(entry)
  })

  test.each([
    ['its beginning overwritten', (file: string) => overwrite(file, 0)],
    ['one bit changed in its middle', (file: string) => overwrite(file, Math.floor(statSync(file).size / 2))],
    ['its end cut off', (file: string) => truncateSync(file, statSync(file).size - 5000)],
    ['nothing left in it', (file: string) => truncateSync(file, 0)],
  ])('is damaged with %s, and stays as it is', async (_what, damage) => {
    const { again, file } = await closedHistory()
    damage(file)
    const before = digest(file)
    const { engine } = await again()
    expect(historyOf(engine)).toMatchObject({ state: 'damaged', message: expect.stringContaining('damaged') })
    await worksFromMemory(engine)
    await engine.close()
    expect(digest(file)).toBe(before)
  })

  test.each([
    ['missing', (path: string) => rmSync(path)],
    ['damaged', (path: string) => writeFileSync(path, '{"id":')],
    ['of another form', (path: string) => writeFileSync(path, '{"id":"a b","historyCheck":null}')],
  ])('has lost its key where installation.json is %s', async (_what, spoil) => {
    const { again, file, installation } = await closedHistory()
    spoil(installation)
    const before = digest(file)
    const { engine } = await again()
    expect(historyOf(engine)).toMatchObject({
      state: 'key-lost',
      message: expect.stringContaining('installation.json'),
    })
    await engine.close()
    expect(digest(file)).toBe(before)
  })

  test('stays shut where a newer program has written it', async () => {
    const { again, file, secrets, account } = await closedHistory()
    const database = openDatabase(file, Buffer.from(secrets.entries.get(account) ?? '', 'base64'))
    database.pragma('user_version = 999')
    database.close()
    const before = digest(file)
    const { engine } = await again()
    expect(historyOf(engine)).toMatchObject({
      state: 'waiting',
      message: expect.stringContaining('newer Roompass'),
    })
    await expect(engine.setAsideHistory()).rejects.toMatchObject({ code: 'history-unavailable' })
    await engine.close()
    expect(digest(file)).toBe(before)
  })

  test('opens as soon as the right key is back', async () => {
    const { again, secrets, account, session } = await closedHistory()
    const entry = secrets.entries.get(account) ?? ''
    secrets.entries.delete(account)
    const { engine } = await again()
    secrets.entries.set(account, entry)
    expect((await engine.retryKeychain()).history.state).toBe('open')
    expect(engine.sessions.get(session.id)).toEqual(session)
  })

  test('is shut where it turns out to be damaged in the middle of a run', async () => {
    const { again, file } = await closedHistory()
    const { engine } = await again()
    expect(historyOf(engine).state).toBe('open')
    for (let page = 4096; page < statSync(file).size; page += 4096) overwrite(file, page + 100)
    const search = () => engine.sessions.search({ ...everySession, text: 'john' })
    expect(search).toThrow(expect.objectContaining({ code: 'history-unavailable' }))
    expect(historyOf(engine).state).toBe('damaged')
    expect(search()).toEqual({ rows: [] })
    await worksFromMemory(engine)
    expect((await engine.setAsideHistory()).history.state).toBe('open')
  })
})

describe('setting a history aside', () => {
  const spoils: readonly [string, (closed: Awaited<ReturnType<typeof closedHistory>>) => void][] = [
    ['its key is lost', ({ secrets, account }) => void secrets.entries.delete(account)],
    [
      'its key is wrong',
      ({ secrets, account }) => void secrets.entries.set(account, Buffer.alloc(32, 7).toString('base64')),
    ],
    ['it is damaged', ({ file }) => overwrite(file, 0)],
    ['installation.json is damaged', ({ installation }) => writeFileSync(installation, 'nonsense')],
  ]

  test.each(spoils)('where %s keeps it under a dated name and begins a new one', async (_what, spoil) => {
    const closed = await closedHistory()
    spoil(closed)
    const { engine } = await closed.again({ clock: () => new Date(2026, 10, 21, 14, 2, 10).getTime() })
    const session = await worksFromMemory(engine)
    const before = digest(closed.file)
    const entries = new Map(closed.secrets.entries)

    const { history } = await engine.setAsideHistory()
    const name = 'history (set aside 2026-11-21 14.02.10).db'
    expect(history).toMatchObject({ state: 'open', sessionsInMemory: 0, setAside: name })
    expect(digest(join(closed.dataDir, name))).toBe(before)
    expect(engine.sessions.search(everySession).rows.map(({ id }) => id)).toEqual([session.id])
    for (const [account, secret] of entries) expect(closed.secrets.entries.get(account)).toBe(secret)

    await engine.saveKeys()
    await engine.close()
    const { engine: next } = await closed.again()
    expect(historyOf(next).state).toBe('open')
    expect(next.sessions.get(session.id).token).toBe(session.token)
    expect(next.profiles.list().map((profile) => profile.name)).toEqual(['Of this run'])
  })

  test('keeps what was read of installation.json, where that is damaged', async () => {
    const { again, installation, dataDir } = await closedHistory()
    writeFileSync(installation, 'nonsense')
    const { engine } = await again({ clock: () => new Date(2026, 10, 21, 14, 2, 10).getTime() })
    await engine.setAsideHistory()
    expect(readFileSync(join(dataDir, 'installation (set aside 2026-11-21 14.02.10).json'), 'utf8')).toBe(
      'nonsense',
    )
  })

  test('never takes a name that is in use', async () => {
    const closed = await closedHistory()
    const clock = () => new Date(2026, 10, 21, 14, 2, 10).getTime()
    for (const name of [' ', ' 2 ']) {
      closed.secrets.entries.clear()
      const { engine } = await closed.again({ clock })
      const { history } = await engine.setAsideHistory()
      expect(history.setAside).toBe(`history (set aside 2026-11-21 14.02.10${name.trimEnd()}).db`)
      await engine.close()
    }
    expect(readdirSync(closed.dataDir).filter((name) => name.startsWith('history ('))).toHaveLength(2)
  })

  test('a history that was set aside opens again under its own name, where its key is kept', async () => {
    const closed = await closedHistory()
    const entry = closed.secrets.entries.get(closed.account) ?? ''
    overwrite(closed.file, 0)
    const { engine } = await closed.again()
    const { history } = await engine.setAsideHistory()
    await engine.close()
    const aside = join(closed.dataDir, history.setAside ?? '')
    overwrite(aside, 0)
    const database = openDatabase(aside, Buffer.from(entry, 'base64'))
    expect(database.prepare('SELECT count(*) FROM sessions').pluck().get()).toBe(1)
    database.close()
  })

  test('is refused while the history is open', async () => {
    const { engine } = await startEngine()
    await expect(engine.setAsideHistory()).rejects.toMatchObject({ code: 'history-unavailable' })
    expect(historyOf(engine)).toMatchObject({ state: 'open', setAside: null })
  })
})

describe('a first start', () => {
  test('without a keychain writes nothing at all', async () => {
    const secrets = memoryStore()
    const dataDir = temporaryFolder()
    for (const trouble of ['missing', 'locked', 'slow', 'failing'] as const) {
      secrets.become(trouble)
      const { engine } = await startEngine({ secrets, dataDir })
      expect(engine.status()).toMatchObject({ keychain: { state: trouble }, history: { state: 'memory' } })
      await worksFromMemory(engine)
      await engine.close()
      expect(readdirSync(dataDir)).toEqual([])
    }
  })

  test('that was cut short anywhere is finished by the next one', async () => {
    const { engine, again, dataDir, secrets } = await startEngine()
    await engine.close()
    const installation = join(dataDir, 'installation.json')
    const { id } = JSON.parse(readFileSync(installation, 'utf8'))
    const key = secrets.entries.get(`${id}/history`)

    rmSync(join(dataDir, 'history.db'))
    writeFileSync(join(dataDir, 'history.new.db'), 'half a file')
    const { engine: second } = await again()
    expect(historyOf(second).state).toBe('open')
    await second.close()

    rmSync(join(dataDir, 'history.db'))
    writeFileSync(installation, JSON.stringify({ id, historyCheck: null }))
    const { engine: third } = await again()
    expect(historyOf(third).state).toBe('open')
    expect(secrets.entries.get(`${id}/history`)).toBe(key)
    await third.close()

    rmSync(join(dataDir, 'history.db'))
    secrets.entries.clear()
    const { engine: fourth } = await again()
    expect(historyOf(fourth).state).toBe('open')
    expect([...secrets.entries.keys()]).toEqual([`${id}/history`])
  })

  test('keeps what a deleted history left beside it', async () => {
    const { engine, again, dataDir } = await startEngine()
    await engine.close()
    rmSync(join(dataDir, 'history.db'))
    writeFileSync(join(dataDir, 'history.db-wal'), 'log of the deleted file')
    const { engine: next } = await again()
    expect(historyOf(next).state).toBe('open')
    const kept = readdirSync(dataDir).filter((name) => /^history \(set aside .*\)\.db-wal$/.test(name))
    expect(kept.map((name) => readFileSync(join(dataDir, name), 'utf8'))).toEqual(['log of the deleted file'])
  })

  test('says so where the folder can not be written', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'file'), '')
    const { engine } = await startEngine({ dataDir: join(folder, 'file', 'data') })
    expect(engine.status()).toMatchObject({
      keychain: { state: 'ok' },
      history: { state: 'memory', message: expect.stringContaining('ENOTDIR') },
    })
    await worksFromMemory(engine)
  })
})

/** Turns one bit over; twice gives the file back. */
function overwrite(file: string, position: number): void {
  const bytes = readFileSync(file)
  bytes[position] = (bytes[position] ?? 0) ^ 1
  writeFileSync(file, bytes)
}
