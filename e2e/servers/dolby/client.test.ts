import { describe, expect, it } from 'vitest'
import { noon, useServer } from './test-server.ts'

const path = '/v1/monitor/conferences'

describe('a client that opens a session', () => {
  const test = useServer()
  const token = async (body: unknown) => (await test.clientToken(body)).access_token

  it('is stored with the name and the avatar that it says itself', async () => {
    const joined = test.server.join(await token({ externalId: 'crm-17' }), {
      name: 'Jane Smith',
      avatarUrl: 'https://pictures.test/jane.png',
    })
    if ('refused' in joined) throw new Error(joined.refused)
    const { conference, stay } = joined
    expect(await test.read(`${path}/${conference.confId}/participants`)).toMatchObject({
      participants: {
        [stay.userId]: {
          connections: [
            {
              start: noon * 1000,
              metadata: {
                externalName: 'Jane Smith',
                externalId: 'crm-17',
                externalPhotoUrl: 'https://pictures.test/jane.png',
              },
            },
          ],
        },
      },
    })
    expect(conference.owner).toBe(stay)
  })

  it('switches out whoever was there with the same external id, and keeps the participant id', async () => {
    const first = test.server.join(await token({ externalId: 'crm-18' }), { name: 'One' }, 'one')
    const second = test.server.join(await token({ externalId: 'crm-18' }), { name: 'Two' }, 'two')
    if ('refused' in first || 'refused' in second) throw new Error('refused')
    expect(second.switched).toBe(first.stay)
    expect(second.stay.userId).toBe(first.stay.userId)
    expect(first.stay.leftAt).toBe(noon * 1000)
    expect(await test.read(`${path}/${first.conference.confId}`)).toMatchObject({ live: false })
    expect(await test.read(`${path}/${second.conference.confId}`)).toMatchObject({ live: true })
  })

  it('without an external id switches nobody out', async () => {
    const bare = await token({})
    const first = test.server.join(bare, {}, 'bare')
    const second = test.server.join(bare, {}, 'bare')
    if ('refused' in first || 'refused' in second) throw new Error('refused')
    expect(second.switched).toBeNull()
    expect(second.conference).toBe(first.conference)
    expect(second.stay.userId).not.toBe(first.stay.userId)
  })

  it.each([
    ['crm-20', false],
    ['crm-19', true],
    [undefined, true],
  ])('that says %j for crm-19 is let in: %s', async (externalId, isIn) => {
    const info = externalId === undefined ? {} : { externalId }
    const joined = test.server.join(await token({ externalId: 'crm-19' }), info)
    expect('refused' in joined ? joined.refused : true).toBe(isIn || 'other-external-id')
  })

  it('is refused on and after the end of its token, and with an API token', async () => {
    const short = await token({ expires_in: 60 })
    test.server.shiftClock(59)
    expect(test.server.join(short, {})).toHaveProperty('stay')
    test.server.shiftClock(60)
    expect(test.server.join(short, {})).toEqual({ refused: 'invalid-token' })
    test.server.shiftClock(0)
    expect(test.server.join(await test.apiToken(), {})).toEqual({ refused: 'invalid-token' })
  })

  it('creates a conference only with the right to', async () => {
    const guest = await token({ sessionScope: 'notifications:set' })
    expect(test.server.join(guest, {}, 'new')).toEqual({ refused: 'scope' })
    test.server.join(await token({ sessionScope: 'conf:create' }), {}, 'new')
    expect(test.server.join(guest, {}, 'new')).toHaveProperty('stay')
  })

  it('goes, and the last one ends the conference', async () => {
    for (const externalId of ['last-1', 'last-2']) test.server.join(await token({ externalId }), {}, 'last')
    const isLive = async () =>
      ((await test.read(`${path}?alias=last&active=true`)) as { conferences: [] }).conferences.length
    test.server.leave('last-1')
    expect(await isLive()).toBe(1)
    test.server.leave('last-2')
    expect(await isLive()).toBe(0)
  })
})
