import { expect, onTestFinished, test } from 'vitest'
import { writeProfile } from '../profiles/profile-rows.ts'
import { acme } from '../test-drafts.ts'
import { mergeInto } from './merge.ts'
import { memoryDatabase } from './open-database.ts'

function database() {
  const opened = memoryDatabase()
  onTestFinished(() => void opened.close())
  return opened
}

test('merging twice adds nothing more', () => {
  const [file, memory] = [database(), database()]
  writeProfile(file, acme, 'stored')
  writeProfile(memory, { ...acme, name: acme.name.toUpperCase() }, 'of-this-run')
  memory.exec("INSERT INTO avatar_hosts VALUES ('example.com')")
  const content = () => file.prepare('SELECT id, name FROM profiles ORDER BY rowid').all()
  mergeInto(file, memory)
  const once = content()
  expect(once).toEqual([
    { id: 'stored', name: 'Acme staging' },
    { id: 'of-this-run', name: 'ACME STAGING (2)' },
  ])
  mergeInto(file, memory)
  expect(content()).toEqual(once)
})

test('a merge that fails in the middle leaves the file as it was', () => {
  const [file, memory] = [database(), database()]
  writeProfile(memory, acme, 'of-this-run')
  memory.exec("INSERT INTO avatar_hosts VALUES ('example.com')")
  file.exec(`CREATE TRIGGER refuse BEFORE INSERT ON avatar_hosts BEGIN SELECT RAISE(ABORT, 'full'); END`)
  expect(() => mergeInto(file, memory)).toThrow('full')
  expect(file.prepare('SELECT count(*) FROM profiles').pluck().get()).toBe(0)
})
