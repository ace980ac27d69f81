import { describe, expect, it } from 'vitest'
import { nothingKnown } from '../../../shared/platforms/platform.ts'
import type { KeptStay, Known, Participant, ProfileCheck, RoomDetail } from '../../../shared/schemas.ts'
import { draftHandlers } from './drafts.ts'
import { participantHandlers } from './participants.ts'
import { profileHandlers } from './profiles.ts'
import { roomHandlers } from './rooms.ts'
import { testTools } from './test-tools.ts'

const room: RoomDetail = {
  id: 'id-1',
  friendlyUrl: 'demo',
  description: '',
  privacy: 'private',
  defaultRole: null,
  roles: [],
  breakoutsEnabled: false,
  breakouts: [],
  isLocked: false,
  isE2ee: false,
  expiresAt: null,
  fetchedAt: 1,
}

describe('what the platform says', () => {
  it('is asked for by profile: rooms, one room, roles', async () => {
    const asked: unknown[] = []
    const handlers = roomHandlers(
      testTools({
        accounts: {
          rooms: async (...request) => {
            asked.push(['rooms', ...request])
            return { rooms: [room], fetchedAt: 1 }
          },
          room: async (...request) => {
            asked.push(['room', ...request])
            return room
          },
          roles: async (...request) => {
            asked.push(['roles', ...request])
            return { roles: [], fetchedAt: null }
          },
          cancel: (...request) => void asked.push(['cancel', ...request]),
        },
      }),
    )
    const profileId = 'profile-1'
    expect(await handlers['rooms.list']({ profileId, refresh: true })).toEqual({
      rooms: [room],
      fetchedAt: 1,
    })
    expect(await handlers['rooms.get']({ profileId, room: 'demo', refresh: false })).toEqual({ room })
    expect(await handlers['roles.list']({ profileId, refresh: true })).toEqual({ roles: [], fetchedAt: null })
    expect(await handlers['platform.cancel']({ profileId })).toEqual({})
    expect(asked).toEqual([
      ['rooms', profileId, true],
      ['room', profileId, 'demo', false],
      ['roles', profileId, true],
      ['cancel', profileId],
    ])
  })

  it('is asked for by session: who is there, who came, and what was kept', async () => {
    const participant: Participant = {
      ...{ id: 'p1', externalId: 'crm-1', name: 'Jane', role: null },
      ...{ joinedAt: 1, leftAt: null, isLive: true },
    }
    const stay: KeptStay = {
      ...{ meeting: { id: 'm1', name: null, isLive: false }, participantId: null, name: 'Jane' },
      ...{ externalId: 'crm-1', avatarUrl: null, joinedAt: [1] },
    }
    const handlers = participantHandlers(
      testTools({
        accounts: {
          live: async (id) => ({ participants: [{ ...participant, id }], askedAt: 2 }),
          joins: async (id) => ({ participants: [{ ...participant, id }], askedAt: 3 }),
          kept: async (id) => ({ stays: [{ ...stay, participantId: id }], askedAt: 4 }),
        },
      }),
    )
    const participants = [{ ...participant, id: 'session-1' }]
    expect(await handlers['sessions.live']({ id: 'session-1' })).toEqual({ participants, askedAt: 2 })
    expect(await handlers['sessions.joins']({ id: 'session-1' })).toEqual({ participants, askedAt: 3 })
    const stays = [{ ...stay, participantId: 'session-1' }]
    expect(await handlers['sessions.kept']({ id: 'session-1' })).toEqual({ stays, askedAt: 4 })
  })

  it('of an account is the check’s answer, and of a draft what is known', async () => {
    const check: ProfileCheck = { outcome: 'accepted', message: 'Yes.', clockAhead: 1, askedAt: 2 }
    const known: Known = { ...nothingKnown, room, clockAhead: 1 }
    const tools = testTools({
      accounts: {
        check: async (id) => ({ ...check, message: id }),
        known: (...request) => ({
          ...known,
          sameExternalId: { name: JSON.stringify(request), room: '', validUntil: null },
        }),
      },
    })
    expect(await profileHandlers(tools)['profiles.check']({ id: 'profile-1' })).toMatchObject({
      message: 'profile-1',
    })
    const request = { profileId: 'profile-1', room: 'demo', name: 'Jane', externalId: 'crm-1' }
    expect(await draftHandlers(tools)['drafts.known'](request)).toMatchObject({
      sameExternalId: { name: '["profile-1","demo",{"name":"Jane","externalId":"crm-1"}]' },
    })
  })
})
