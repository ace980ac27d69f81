import { describe, expect, it } from 'vitest'
import { profileShares, roleShares, roomShares, sharesAtMost, stateShares } from './shares.ts'
import { testStatistics } from './test-statistics.ts'

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    name: `name ${index}`,
    sessions: count - index,
    profileId: null,
  }))

describe('the bars', () => {
  it('of rooms end with all others together, where there are others', () => {
    const rooms = [
      { name: 'lobby', sessions: 5 },
      { name: '', sessions: 2 },
    ]
    expect(roomShares({ rooms, otherRooms: { rooms: 0, sessions: 0 } }).map(({ name }) => name)).toEqual([
      'lobby',
      'No room',
    ])
    expect(roomShares({ rooms, otherRooms: { rooms: 1_234, sessions: 9 } }).at(-1)).toEqual({
      key: 'others',
      name: '1,234 other rooms',
      isOurs: true,
      sessions: 9,
    })
  })

  it('say whose word a name is: a role may be called what we say where there is none', () => {
    const roles = [
      { name: 'No role', sessions: 5 },
      { name: '', sessions: 2 },
    ]
    expect(roleShares({ roles }).map(({ name, isOurs }) => [name, isOurs])).toEqual([
      ['No role', false],
      ['No role', true],
    ])
  })

  it('of profiles with the same name are two', () => {
    const profiles = [
      { name: 'Acme', sessions: 5, profileId: 'profile-1' },
      { name: 'Acme', sessions: 2, profileId: 'profile-2' },
    ]
    expect(new Set(profileShares({ profiles }).map(({ key }) => key)).size).toBe(2)
  })

  it('are not more than can be drawn, and no session is lost for that', () => {
    const shares = profileShares({ profiles: many(50) })
    expect(shares).toHaveLength(sharesAtMost)
    expect(shares.at(-1)).toMatchObject({ name: '31 other profiles', isOurs: true })
    expect(shares.reduce((sum, { sessions }) => sum + sessions, 0)).toBe((50 * 51) / 2)
    expect(profileShares({ profiles: many(sharesAtMost) }).at(-1)?.name).toBe(`name ${sharesAtMost - 1}`)
  })

  it('of states are those that there are', () => {
    const { states } = testStatistics()
    expect(stateShares({ states: { ...states, expired: 7, valid: 1 } }).map(({ name }) => name)).toEqual([
      'Valid',
      'Expired',
    ])
  })
})
