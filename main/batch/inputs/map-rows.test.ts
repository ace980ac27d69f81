import { expect, test } from 'vitest'
import { mapSignature, rememberedMap, rememberMap } from './map-rows.ts'
import { batchDatabase } from './test-inputs.ts'

test('a match is found again under its own signature only', () => {
  const database = batchDatabase()
  const signature = mapSignature('dolby', 'name|id')
  rememberMap(database, signature, { name: '{name}' }, 1)
  rememberMap(database, signature, { name: '{name}', externalId: '{id}' }, 2)
  expect(rememberedMap(database, signature)).toEqual({ name: '{name}', externalId: '{id}' })
  expect(rememberedMap(database, mapSignature('video-io', 'name|id'))).toBeNull()
  expect(rememberedMap(database, mapSignature('dolby', 'name|id|room'))).toBeNull()
})

test('only so many are remembered, and those that were used longest ago go', () => {
  const database = batchDatabase()
  for (let at = 0; at < 200; at += 1) rememberMap(database, `map ${at}`, {}, at)
  rememberMap(database, 'map 0', {}, 500)
  rememberMap(database, 'one more', {}, 501)
  expect(rememberedMap(database, 'map 0')).toEqual({})
  expect(rememberedMap(database, 'map 1')).toBeNull()
  expect(rememberedMap(database, 'map 2')).toEqual({})
  expect(database.prepare('SELECT count(*) AS count FROM batch_maps').get()).toEqual({ count: 200 })
})

test('what a later program wrote in another way is passed over', () => {
  const database = batchDatabase()
  database.exec(`INSERT INTO batch_maps VALUES ('s', '{"name":{"parts":[]}}', 1)`)
  expect(rememberedMap(database, 's')).toBeNull()
})
