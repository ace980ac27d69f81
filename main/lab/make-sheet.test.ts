import { expect, onTestFinished, test } from 'vitest'
import type { SigningKey } from '../../shared/schemas.ts'
import { memoryDatabase } from '../data/open-database.ts'
import type { Storage } from '../data/storage.ts'
import { profileById, writeProfile } from '../profiles/profile-rows.ts'
import { acme, draftFor, testKey, testNow } from '../test-drafts.ts'
import { createMakeSheet } from './make-sheet.ts'
import { writeOwnCase } from './own-case-rows.ts'
import { ownCase } from './test-lab.ts'

function setUp() {
  const database = memoryDatabase()
  onTestFinished(() => void database.close())
  writeProfile(database, acme, 'profile-1')
  for (const id of ['one', 'two', 'three']) writeOwnCase(database, ownCase(id))
  const told: string[] = []
  const given: Uint8Array[] = []
  const key: SigningKey = {
    ...{ id: 'key-1', label: 'key 1', fingerprint: '5f2c·a91e', createdAt: testNow },
    status: 'current',
    held: 'keychain',
  }
  // Of a storage, making a sheet uses nothing else.
  const storage = {
    use: (work: (one: typeof database) => unknown) => work(database),
    during: (work: () => Promise<unknown>) => work(),
  } as unknown as Storage
  const { make } = createMakeSheet({
    storage,
    profile: (id) => ({ ...(profileById(database, id) ?? { ...acme, id }), keys: [key] }),
    secretNow: async () => {
      const secret = Buffer.from(testKey)
      given.push(secret)
      return secret
    },
    fingerprint: async () => 'of another',
    now: () => testNow,
    recorded: () => told.push('sessions'),
    changed: () => told.push('sheets'),
  })
  const count = (table: string) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
  const request = {
    ...{ title: 'Release 1', draft: draftFor('profile-1'), timeZone: 'UTC', moment: null, given: {} },
    cases: { as: 'list' as const, ids: ['one', 'two', 'three'] },
  }
  return { database, make, told, given, count, request }
}

test('a sheet that can not be written as a whole leaves nothing behind', async () => {
  const { database, make, told, count, request } = setUp()
  database.exec(`CREATE TRIGGER refuse BEFORE INSERT ON sheet_rows WHEN new.number = 3
    BEGIN SELECT RAISE(ABORT, 'full'); END`)
  await expect(make(request)).rejects.toThrow('full')
  expect([count('sheets'), count('sheet_rows'), count('sessions')]).toEqual([0, 0, 0])
  expect(told).toEqual([])
  database.exec('DROP TRIGGER refuse')
  await make(request)
  expect([count('sheets'), count('sheet_rows'), count('sessions')]).toEqual([1, 3, 3])
  expect(told).toEqual(['sheets', 'sessions'])
})

test('the key is read once, and overwritten whatever comes of it', async () => {
  const { database, make, given, request } = setUp()
  await make(request)
  database.exec('DROP TABLE sheet_rows')
  await expect(make(request)).rejects.toThrow()
  expect(given).toHaveLength(2)
  expect(given.every((secret) => secret.every((byte) => byte === 0))).toBe(true)
})

test('a profile that is removed while its sheet is made is none any more', async () => {
  const { database, make, request } = setUp()
  const making = make(request)
  database.exec("DELETE FROM profiles WHERE id = 'profile-1'")
  const { sheet } = await making
  expect(sheet).toMatchObject({ profileId: null, profileName: 'Acme staging' })
  expect(database.prepare('SELECT DISTINCT profile_id FROM issuers').pluck().all()).toEqual([null])
})
