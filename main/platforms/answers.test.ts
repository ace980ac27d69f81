import { describe, expect, onTestFinished, test } from 'vitest'
import type { RoomDetail } from '../../shared/schemas.ts'
import { z } from '../../shared/zod.ts'
import { memoryDatabase } from '../data/open-database.ts'
import { deleteProfile, markProfile, writeProfile } from '../profiles/profile-rows.ts'
import { acme } from '../test-drafts.ts'
import { accountOf, forgetRoom, keepAnswer, keepRoomAnswer, readAnswer, readRoomAnswer } from './answers.ts'

const names = z.array(z.string())

const room: RoomDetail = {
  id: 'B6BBC5B0-0000-4000-8000-000000000001',
  friendlyUrl: 'Product-Demo',
  description: 'Where we show it',
  privacy: 'private',
  defaultRole: { id: 'r1', name: 'attendee', displayName: 'Attendee' },
  roles: [{ id: 'r1', name: 'attendee', displayName: 'Attendee' }],
  breakoutsEnabled: true,
  breakouts: [{ id: 'b1', name: 'Left' }],
  isLocked: false,
  isE2ee: true,
  expiresAt: null,
  fetchedAt: 1000,
}

function setUp() {
  const database = memoryDatabase()
  onTestFinished(() => void database.close())
  const profile = writeProfile(database, acme, 'profile-1')
  const rows = () =>
    database.prepare<[], string>('SELECT question FROM platform_answers ORDER BY 1').pluck().all()
  return { database, profile, rows }
}

describe('the last answer to a question', () => {
  test('is not there before it was asked', () => {
    const { database, profile } = setUp()
    expect(readAnswer(database, profile, 'rooms', names)).toBeNull()
  })

  test('is kept with its time, in place of the one before', () => {
    const { database, profile } = setUp()
    keepAnswer(database, profile, 'rooms', { content: ['a'], fetchedAt: 1 })
    keepAnswer(database, profile, 'rooms', { content: ['b'], fetchedAt: 2 })
    expect(readAnswer(database, profile, 'rooms', names)).toEqual({ content: ['b'], fetchedAt: 2 })
  })

  test('is not that of another profile, nor that of another question', () => {
    const { database, profile } = setUp()
    const other = writeProfile(database, { ...acme, name: 'Other' }, 'profile-2')
    keepAnswer(database, profile, 'rooms', { content: ['a'], fetchedAt: 1 })
    expect(readAnswer(database, other, 'rooms', names)).toBeNull()
    expect(readAnswer(database, profile, 'roles', names)).toBeNull()
  })

  test('is gone for a profile that now names another team, and back where it was a slip', () => {
    const { database, profile } = setUp()
    keepAnswer(database, profile, 'rooms', { content: ['a'], fetchedAt: 1 })
    const moved = { ...profile, settings: { ...profile.settings, teamId: 'another' } }
    expect(readAnswer(database, moved, 'rooms', names)).toBeNull()
    expect(readAnswer(database, profile, 'rooms', names)?.content).toEqual(['a'])
  })

  test.each(['not json', 'null', '[]', '{"account":1}', '{}', '{"account":"[]","content":["a"]}'])(
    'that reads %j counts as none',
    (content) => {
      const { database, profile } = setUp()
      keepAnswer(database, profile, 'rooms', { content: ['a'], fetchedAt: 1 })
      database.prepare('UPDATE platform_answers SET content = ?').run(content)
      expect(readAnswer(database, profile, 'rooms', names)).toBeNull()
    },
  )

  test('of another shape, from another version, counts as none', () => {
    const { database, profile } = setUp()
    keepAnswer(database, profile, 'rooms', { content: [{ name: 'a' }], fetchedAt: 1 })
    expect(readAnswer(database, profile, 'rooms', names)).toBeNull()
  })

  test('goes with its profile, and none comes after it', () => {
    const { database, profile, rows } = setUp()
    keepAnswer(database, profile, 'rooms', { content: [], fetchedAt: 1 })
    markProfile(database, profile.id, true)
    keepAnswer(database, profile, 'roles', { content: [], fetchedAt: 1 })
    expect(rows()).toEqual(['rooms'])
    deleteProfile(database, profile.id)
    expect(rows()).toEqual([])
    keepAnswer(database, profile, 'rooms', { content: [], fetchedAt: 1 })
    expect(rows()).toEqual([])
  })
})

describe('accountOf', () => {
  test('does not mind the order, spaces around, and what is empty', () => {
    const one = accountOf({ settings: { teamId: 't', domain: 'acme', api: '' } })
    expect(accountOf({ settings: { domain: ' acme', teamId: 't ' } })).toBe(one)
    expect(accountOf({ settings: { domain: 'acme', teamId: 't', api: 'https://a.test' } })).not.toBe(one)
  })
})

describe('a room', () => {
  test('is found by id and by friendly URL, without case', () => {
    const { database, profile } = setUp()
    keepRoomAnswer(database, profile, room)
    for (const name of [room.id, room.id.toLowerCase(), 'Product-Demo', 'product-demo', 'PRODUCT-DEMO']) {
      expect(readRoomAnswer(database, profile, name)).toEqual(room)
    }
    expect(readRoomAnswer(database, profile, 'product')).toBeNull()
  })

  test('is no longer found by a name that it had before', () => {
    const { database, profile } = setUp()
    keepRoomAnswer(database, profile, room)
    const renamed = { ...room, friendlyUrl: 'show', fetchedAt: 2000 }
    keepRoomAnswer(database, profile, renamed)
    expect(readRoomAnswer(database, profile, 'product-demo')).toBeNull()
    expect(readRoomAnswer(database, profile, room.id)).toEqual(renamed)
    expect(readRoomAnswer(database, profile, 'show')).toEqual(renamed)
  })

  test('takes the place of another that had its name', () => {
    const { database, profile } = setUp()
    keepRoomAnswer(database, profile, room)
    const second = { ...room, id: 'second' }
    keepRoomAnswer(database, profile, second)
    expect(readRoomAnswer(database, profile, 'product-demo')).toEqual(second)
    expect(readRoomAnswer(database, profile, room.id)).toBeNull()
  })

  test('is forgotten under all its names', () => {
    const { database, profile, rows } = setUp()
    keepRoomAnswer(database, profile, room)
    keepRoomAnswer(database, profile, { ...room, id: 'other', friendlyUrl: null })
    forgetRoom(database, profile, 'PRODUCT-demo')
    expect(rows()).toEqual(['room:other'])
    forgetRoom(database, profile, 'was never there')
    expect(rows()).toEqual(['room:other'])
  })
})
