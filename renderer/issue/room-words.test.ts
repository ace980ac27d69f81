import { describe, expect, it } from 'vitest'
import type { Role } from '../../shared/schemas.ts'
import { testRoom } from '../stores/test-room.ts'
import { optionOfBreakout, optionOfRole, optionOfRoom, roomFacts } from './room-words.ts'

const now = Date.UTC(2026, 10, 21, 13, 0) / 1000
const facts = (over: Parameters<typeof testRoom>[0]) => roomFacts(testRoom(over), now, 'UTC')
const role = (name: string): Role => ({ id: `id of ${name}`, name, displayName: name })

describe('what is said of a room', () => {
  it('is what a token has to fit', () => {
    expect(facts({})).toEqual(['private', 'default role attendee', 'roles: attendee, moderator'])
    expect(facts({ privacy: 'public', isLocked: true, isE2ee: true }).slice(0, 3)).toEqual([
      'public',
      'locked',
      'end-to-end encrypted',
    ])
  })

  it('names a few roles and counts the rest', () => {
    const roles = ['a', 'b', 'c', 'd', 'e', 'f'].map(role)
    expect(facts({ roles })).toContain('roles: a, b, c, d and 2 more')
    expect(facts({ roles: roles.slice(0, 4) })).toContain('roles: a, b, c, d')
    expect(facts({ privacy: null, defaultRole: null, roles: [] })).toEqual([])
  })

  it('counts breakout rooms, and says that there are none yet', () => {
    expect(facts({ breakoutsEnabled: true, breakouts: [{ id: '1', name: 'Red' }] })).toContain(
      '1 breakout room',
    )
    expect(facts({ breakoutsEnabled: true })).toContain('breakouts on')
  })

  it('says when the room ends, or has ended', () => {
    expect(facts({ expiresAt: now + 3600 })).toContain('ends 14:00')
    expect(facts({ expiresAt: now - 3600 })).toContain('ended 12:00')
  })
})

describe('a line of the list', () => {
  it('is a room by its friendly URL, else by its id', () => {
    const room = testRoom({ privacy: 'public' })
    expect(optionOfRoom(room)).toMatchObject({
      value: 'lobby',
      label: 'lobby',
      note: 'Where everybody waits',
      badge: { words: 'public', tone: 'accent' },
    })
    expect(optionOfRoom({ ...room, friendlyUrl: null, privacy: null })).toEqual({
      value: room.id,
      label: room.id,
      note: 'Where everybody waits',
    })
  })

  it('is a role by its name, with the default one marked', () => {
    const { defaultRole, roles } = testRoom()
    expect(roles.map((one) => optionOfRole(one, defaultRole).badge?.words)).toEqual(['default', undefined])
    expect(optionOfRole(role('Trainer'), null)).toEqual({ value: 'Trainer', label: 'Trainer' })
  })

  it('is a role with its display name where that tells more', () => {
    const named = (displayName: string) => optionOfRole({ ...role('host'), displayName }, null).note
    expect([named('Host'), named('Head of the table')]).toEqual([undefined, 'Head of the table'])
  })

  it('is a breakout room by its name, and gives its id', () => {
    expect(optionOfBreakout({ id: '1', name: 'Red' })).toEqual({ value: '1', label: 'Red', note: '1' })
  })
})
