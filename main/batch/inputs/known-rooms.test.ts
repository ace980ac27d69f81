import { expect, test } from 'vitest'
import type { RoomDetail } from '../../../shared/schemas.ts'
import { keepRoomAnswer } from '../../platforms/answers.ts'
import { keepClock, knownBeside } from '../../platforms/known.ts'
import { writeProfile } from '../../profiles/profile-rows.ts'
import { acme, testNow } from '../../test-drafts.ts'
import { knownFor } from './known-for.ts'
import { knownOfBatch } from './known-rooms.ts'
import { batchDatabase } from './test-inputs.ts'

const room: RoomDetail = {
  id: 'Room-1',
  friendlyUrl: 'product-demo',
  description: '',
  privacy: 'public',
  defaultRole: null,
  roles: [],
  breakoutsEnabled: false,
  breakouts: [],
  isLocked: false,
  isE2ee: false,
  expiresAt: null,
  fetchedAt: testNow - 1000,
}

function setUp() {
  const database = batchDatabase()
  const profile = writeProfile(database, acme, 'profile-1')
  const other = writeProfile(database, { ...acme, name: 'Other' }, 'profile-2')
  keepRoomAnswer(database, profile, room)
  keepRoomAnswer(database, profile, { ...room, id: 'Room-2', friendlyUrl: null })
  keepRoomAnswer(database, other, { ...room, id: 'Room-3', friendlyUrl: 'elsewhere' })
  keepClock(database, profile, 90, testNow - 10)
  return { database, profile }
}

test('a room is known for a batch as it is for one guest', () => {
  const { database, profile } = setUp()
  const known = knownFor(structuredClone(knownOfBatch(database, profile, testNow)))
  for (const name of [
    'Room-1',
    'room-1',
    'product-demo',
    'Product-Demo',
    'Room-2',
    'Room-3',
    'elsewhere',
    '',
  ]) {
    const guest = { name: '', externalId: '' }
    const one = knownBeside(database, { profileId: profile.id, room: name, guest }, () => null, testNow)
    expect(known(name), name).toEqual(one)
  }
  expect(known('product-demo').room).toEqual(room)
  expect(known('').clockAhead).toBe(90)
})

test('each room is passed on once, whatever names it has', () => {
  const { database, profile } = setUp()
  expect(knownOfBatch(database, profile, testNow).rooms.map(({ id }) => id)).toEqual(['Room-1', 'Room-2'])
})

test('answers about another account are not for this one', () => {
  const { database, profile } = setUp()
  const moved = {
    ...acme,
    id: profile.id,
    settings: { ...acme.settings, teamId: '99999999-2222-4333-8444-555555555555' },
  }
  const changed = writeProfile(database, moved, 'unused')
  expect(knownOfBatch(database, changed, testNow)).toEqual({ clockAhead: null, rooms: [] })
})
