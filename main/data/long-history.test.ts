import { closeSync, fstatSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { issueIn, profileWithKey, startEngine } from '../test-engine.ts'
import { openDatabase } from './open-database.ts'

test('a history too long to be read as a whole at the start is set aside where a page in its middle is broken', async () => {
  const { engine: first, dataDir, secrets, again } = await startEngine()
  const { profile } = await profileWithKey(first)
  const { session } = await issueIn(first, profile.id)
  await first.close()
  const file = join(dataDir, 'history.db')
  const { id } = JSON.parse(readFileSync(join(dataDir, 'installation.json'), 'utf8'))
  const key = Buffer.from(secrets.entries.get(`${id}/history`) ?? '', 'base64')
  const database = openDatabase(file, key)
  database.exec(`UPDATE sessions SET claims = json_set(claims, '$.avatar', hex(zeroblob(6000000)))`)
  database.close()
  breakTheMiddle(file)

  const { engine } = await again()
  expect(engine.status().history.state).toBe('open')
  expect(() => engine.sessions.get(session.id)).toThrow(
    expect.objectContaining({ code: 'history-unavailable' }),
  )
  expect(engine.status().history.state).toBe('damaged')

  expect((await engine.setAsideHistory()).history).toMatchObject({
    state: 'open',
    setAside: expect.stringMatching(/^history \(set aside .*\)\.db$/),
  })
  expect(readdirSync(dataDir)).toContain(engine.status().history.setAside)
})

function breakTheMiddle(path: string): void {
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(512, 7), 0, 512, Math.floor(fstatSync(file).size / 2))
  closeSync(file)
}
