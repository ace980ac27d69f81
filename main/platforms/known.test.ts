import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { nothingKnown } from '../../shared/platforms/platform.ts'
import type { RoomDetail } from '../../shared/schemas.ts'
import { stateOf } from '../../shared/validity/state.ts'
import { memoryDatabase } from '../data/open-database.ts'
import { recordSession } from '../history/session-rows.ts'
import { storedSession } from '../history/test-sessions.ts'
import { createPeople } from '../people/people.ts'
import { writeProfile } from '../profiles/profile-rows.ts'
import { acme, testNow } from '../test-drafts.ts'
import { keepRoomAnswer } from './answers.ts'
import { keepClock, knownBeside } from './known.ts'

const room: RoomDetail = {
  id: 'b6bbc5b0-0000-4000-8000-000000000001',
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
  const database = memoryDatabase()
  onTestFinished(() => void database.close())
  const profile = writeProfile(database, acme, 'profile-1')
  writeProfile(database, { ...acme, name: 'Other' }, 'profile-2')
  const other = { ...acme.settings, teamId: '99999999-2222-4333-8444-555555555555' }
  writeProfile(database, { ...acme, name: 'Other team', settings: other }, 'profile-3')
  writeProfile(database, { ...acme, name: 'No team', settings: {} }, 'profile-4')
  writeProfile(database, { ...acme, name: 'Nor here', settings: { teamId: '' } }, 'profile-5')
  let number = 0
  const session = (given: {
    externalId: string
    validUntil: number | null
    validFrom?: number | null
    profileId?: string
    name?: string | null
  }) => {
    number += 1
    recordSession(
      database,
      storedSession({
        id: `session-${number}`,
        profileId: given.profileId ?? 'profile-1',
        room: 'demo',
        name: given.name ?? null,
        externalId: given.externalId,
        issuedAt: testNow - 10,
        validFrom: given.validFrom ?? null,
        validUntil: given.validUntil,
      }),
    )
  }
  const storage = { use: <T>(work: (of: typeof database) => T) => work(database) }
  const people = createPeople({ storage, announce: () => undefined })
  const known = (room = '', externalId = '', now = testNow, profileId = 'profile-1', name = '') =>
    knownBeside(database, { profileId, room, guest: { name, externalId } }, people.aliasFor, now)
  return { database, profile, session, known, people }
}

test('nothing is known of a profile that is not there, or before anything was asked', () => {
  const { known } = setUp()
  expect(known('product-demo', 'crm-1', testNow, 'nobody')).toEqual(nothingKnown)
  expect(known('product-demo', 'crm-1')).toEqual(nothingKnown)
  expect(known('', '')).toEqual(nothingKnown)
  expect(known('x'.repeat(200_000), 'x'.repeat(200_000))).toEqual(nothingKnown)
})

describe('the room', () => {
  test('is known by exactly its id or friendly URL', () => {
    const { database, profile, known } = setUp()
    keepRoomAnswer(database, profile, room)
    expect(known('product-demo').room).toEqual(room)
    expect(known(room.id).room).toEqual(room)
    expect(known('Product-Demo').room).toBeNull()
    expect(known('product').room).toBeNull()
    expect(known('product-demo', '', testNow, 'profile-2').room).toBeNull()
  })
})

describe('the clock', () => {
  test.each([
    [0, 42],
    [86_400, 42],
    [86_401, null],
    // The clock was set back since: what was found then says nothing of it now.
    [-1, null],
  ])('found %d s ago is %j', (age, ahead) => {
    const { database, profile, known } = setUp()
    keepClock(database, profile, 42, testNow - age)
    expect(known().clockAhead).toBe(ahead)
  })
})

describe('the same external id', () => {
  test('is that of the newest session that still lets someone in', () => {
    const { session, known } = setUp()
    session({ externalId: 'crm-1', validUntil: testNow + 100, name: 'first' })
    session({ externalId: 'crm-1', validUntil: testNow + 50, name: 'second' })
    session({ externalId: 'crm-1', validUntil: testNow, name: 'expired' })
    session({ externalId: 'crm-2', validUntil: null, name: 'somebody else' })
    expect(known('', 'crm-1').sameExternalId).toEqual({
      name: 'second',
      room: 'demo',
      validUntil: testNow + 50,
    })
    expect(known('', 'CRM-1').sameExternalId).toBeNull()
    expect(known('', 'crm-2').sameExternalId).toEqual({
      name: 'somebody else',
      room: 'demo',
      validUntil: null,
    })
  })

  test('counts in all profiles of the team', () => {
    const { session, known } = setUp()
    session({ externalId: 'crm-1', validUntil: null, profileId: 'profile-2', name: 'there' })
    expect(known('', 'crm-1').sameExternalId).toMatchObject({ name: 'there' })
    session({ externalId: 'crm-1', validUntil: null, name: 'here' })
    expect(known('', 'crm-1', testNow, 'profile-2').sameExternalId).toMatchObject({ name: 'here' })
  })

  test.each([
    ['profile-1', 'profile-3'],
    ['profile-1', 'profile-4'],
    ['profile-4', 'profile-5'],
    ['profile-5', 'profile-4'],
  ])('of %s is not that of a session of %s, which may be another team’s', (asked, profileId) => {
    const { session, known } = setUp()
    session({ externalId: 'crm-1', validUntil: null, profileId })
    expect(known('', 'crm-1', testNow, asked).sameExternalId).toBeNull()
    expect(known('', 'crm-1', testNow, profileId).sameExternalId).not.toBeNull()
  })

  test('is known exactly where the session’s state is one that lets someone in, now or later', () => {
    const time = fc.option(fc.integer({ min: testNow - 3, max: testNow + 3 }), { nil: null })
    const { session, known, database } = setUp()
    fc.assert(
      fc.property(time, time, (validFrom, validUntil) => {
        database.prepare('DELETE FROM sessions').run()
        session({ externalId: 'crm-1', validFrom, validUntil })
        const usable = ['valid', 'not-yet', 'no-end'].includes(stateOf({ validFrom, validUntil }, testNow))
        expect(known('', 'crm-1').sameExternalId !== null).toBe(usable)
      }),
    )
  })
})

describe('the same external id of someone anonymous', () => {
  test('is looked for as it leaves, not as it is typed', () => {
    const { database, session, known, people, profile } = setUp()
    writeProfile(database, { ...acme, id: 'profile-1', anonymous: true }, 'profile-1')
    const guest = { name: 'Jane Doe', externalId: 'crm-1' }
    const alias = people.aliasFor({ ...profile, anonymous: true }, guest)
    if (alias === null) throw new Error('no alias')
    session({ externalId: 'crm-1', validUntil: null, name: 'as typed' })
    expect(known('', 'crm-1')).toMatchObject({ sameExternalId: null, alias })
    people.record(database, 'profile-1', guest, alias, testNow)
    session({ externalId: alias.externalId, validUntil: null, name: alias.name })
    expect(known('', 'crm-1')).toMatchObject({
      sameExternalId: { name: alias.name },
      alias: { ...alias, isNew: false },
    })
    expect(known('', '')).toMatchObject({ sameExternalId: null, alias: null })
    expect(known('', '', testNow, 'profile-1', 'Jane Doe').alias).toMatchObject({ isNew: true })
  })
})
