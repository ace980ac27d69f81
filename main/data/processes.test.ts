import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createEngine } from '../create-engine.ts'
import { acme, incoming } from '../test-drafts.ts'
import { everySession, temporaryFolder } from '../test-engine.ts'
import { fileSecrets } from '../test-file-secrets.ts'
import { runChild } from '../test-processes.ts'

function folders() {
  const root = temporaryFolder()
  return { dataDir: join(root, 'data'), secretsDir: join(root, 'secrets') }
}

async function startHere({ dataDir, secretsDir }: ReturnType<typeof folders>, watchEvery = 0) {
  const engine = createEngine({
    dataDir,
    secrets: fileSecrets(secretsDir),
    clock: Date.now,
    version: '0.0.0',
    host: 'test',
    watchEvery,
  })
  await engine.start()
  return engine
}

describe('several processes on one data folder', () => {
  test('start for the first time at once and end with one id, one key and one history', async () => {
    const { dataDir, secretsDir } = folders()
    const started = await Promise.all([1, 2, 3, 4].map(() => runChild('start', dataDir, secretsDir)))
    for (const { said, errors } of started) {
      expect(errors).toBe('')
      expect(said).toEqual([expect.objectContaining({ state: 'open' })])
    }
    const { id } = JSON.parse(readFileSync(join(dataDir, 'installation.json'), 'utf8'))
    expect(readdirSync(secretsDir).map((name) => Buffer.from(name, 'hex').toString())).toEqual([
      `${id}/history`,
    ])
    expect(readdirSync(dataDir).sort()).toEqual(['first-start.lock', 'history.db', 'installation.json'])
  })

  test('a session is in the history also where the process is killed before giving it out', async () => {
    const where = folders()
    const { said, signal } = await runChild('die-after-record', where.dataDir, where.secretsDir)
    expect(signal).toBe('SIGKILL')
    expect(said).toEqual([])
    const engine = await startHere(where)
    expect(engine.sessions.search(everySession)).toMatchObject({ rows: [{ name: 'John Smith' }] })
    await engine.close()
  })

  test('a sheet is whole in the history also where the process is killed before giving it out', async () => {
    const where = folders()
    const { said, signal, errors } = await runChild('die-after-sheet', where.dataDir, where.secretsDir)
    expect({ said, signal, errors }).toEqual({ said: [], signal: 'SIGKILL', errors: '' })
    const engine = await startHere(where)
    const [sheet] = engine.sheets.list()
    expect(sheet?.counts.open).toBe(3)
    const rows = [...engine.sheets.each(sheet?.id ?? '')]
    expect(rows.map(({ caseId }) => caseId)).toEqual(['one', 'two', 'three'])
    for (const { sessionId, token } of rows) {
      expect(engine.sessions.get(sessionId ?? '')).toMatchObject({ token, origin: 'crafted' })
    }
    await engine.close()
  })

  test('what one writes the other shows, and hears of', async () => {
    const where = folders()
    const engine = await startHere(where, 10)
    const { profile } = engine.profiles.save(acme)
    await engine.keys.add(incoming(profile.id))
    const heard = Promise.withResolvers<void>()
    engine.on('sessions.changed', heard.resolve)
    const other = await runChild('issue', where.dataDir, where.secretsDir)
    expect(other.errors).toBe('')
    await heard.promise
    expect(engine.sessions.search(everySession).rows.map(({ id }) => id)).toEqual(other.said)
    await engine.close()
  })

  test('write at once without losing anything', async () => {
    const where = folders()
    const engine = await startHere(where)
    const { profile } = engine.profiles.save(acme)
    await engine.keys.add(incoming(profile.id))
    const others = await Promise.all([1, 2, 3].map(() => runChild('issue', where.dataDir, where.secretsDir)))
    const ids = others.flatMap(({ said }) => said)
    expect(ids).toHaveLength(3)
    const rows = engine.sessions.search(everySession).rows.map(({ id }) => id)
    expect(new Set(rows)).toEqual(new Set(ids))
    await engine.close()
  })

  test('a lock that a killed process held is in nobody’s way', async () => {
    const where = folders()
    const { signal } = await runChild('die-under-lock', where.dataDir, where.secretsDir)
    expect(signal).toBe('SIGKILL')
    expect(readdirSync(where.dataDir)).toEqual(['first-start.lock'])
    const engine = await startHere(where)
    expect(engine.status().history.state).toBe('open')
    await engine.close()
  })
})
