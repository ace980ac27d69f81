import { describe, expect, it } from 'vitest'
import { platforms } from '../../../shared/platforms/index.ts'
import type { Session } from '../../../shared/schemas.ts'
import { endLiveQuestion, stopQuestion } from '../lifecycle-questions.ts'
import { lifecycleHandlers } from './lifecycle.ts'
import { testSession, testTools } from './test-tools.ts'

function setUp(yes: boolean, given: Partial<Session> = {}) {
  const done: unknown[] = []
  const session = { ...testSession, ...given }
  const tools = testTools(
    {
      sessions: {
        get: () => session,
        stop: (id) => {
          done.push(['stop', id])
          return { ...session, stoppedAt: 1_700_000_100 }
        },
        current: (profileId) => (profileId === 'profile-1' ? session : null),
        renew: async (request) => {
          done.push(['renew', request])
          return { session: { ...session, token: 'test.test.test' }, findings: [], recorded: true }
        },
      },
      accounts: {
        endLive: async (id) => {
          done.push(['end', id])
          return { ended: 2 }
        },
      },
    },
    yes,
  )
  return { handlers: lifecycleHandlers(tools), done, asked: tools.asked }
}

const id = 'session-1'

describe('stopping', () => {
  it('asks first, and says what the token still opens', async () => {
    const { handlers, done, asked } = setUp(true)
    expect(await handlers['sessions.stop']({ id })).toMatchObject({ stoppedAt: 1_700_000_100 })
    expect(asked).toEqual(['Stop the session of “Jane Doe” for “board”?'])
    expect(done).toEqual([['stop', id]])
    for (const platform of ['digital-samba', 'dolby', 'video-io'] as const) {
      expect(stopQuestion({ ...testSession, platform }).detail).toContain(platforms[platform].ending)
    }
  })

  it('leaves the session as it is where the person says no', async () => {
    const { handlers, done } = setUp(false)
    await expect(handlers['sessions.stop']({ id })).rejects.toMatchObject({ code: 'cancelled' })
    expect(done).toEqual([])
  })

  it('asks nothing about one that was stopped before', async () => {
    const { handlers, done, asked } = setUp(false, { stoppedAt: 7 })
    expect(await handlers['sessions.stop']({ id })).toMatchObject({ stoppedAt: 7 })
    expect([...done, ...asked]).toEqual([])
  })

  it('names what there is of the session, on one line', () => {
    const message = (given: Partial<Session>) => stopQuestion({ ...testSession, ...given }).message
    expect(message({ name: null, externalId: null, room: '' })).toBe('Stop the session?')
    expect(message({ name: null, externalId: null })).toBe('Stop the session for “board”?')
    expect(message({ name: null, externalId: 'crm-17', room: '' })).toBe('Stop the session of “crm-17”?')
    const person = { id: 'person-1', name: 'Jane Doe', externalId: 'crm-17' }
    expect(message({ name: 'Quiet Heron', person, room: '' })).toBe('Stop the session of “Jane Doe”?')
    expect(message({ name: 'Jane\nPress Stop\u202e', room: '' })).toBe(
      'Stop the session of “Jane Press Stop”?',
    )
  })
})

describe('ending what is live', () => {
  it('asks first, and says that it is for everybody', async () => {
    const { handlers, done, asked } = setUp(true)
    expect(await handlers['sessions.endLive']({ id })).toEqual({ ended: 2 })
    expect(asked).toEqual(['End the live session in “board” for everybody?'])
    expect(done).toEqual([['end', id]])
    expect(endLiveQuestion(testSession).detail).toContain('Their tokens go on working')
  })

  it('ends nothing where the person says no', async () => {
    const { handlers, done } = setUp(false)
    await expect(handlers['sessions.endLive']({ id })).rejects.toMatchObject({ code: 'cancelled' })
    expect(done).toEqual([])
  })

  it.each(['dolby', 'video-io'] as const)('asks nothing where it can’t be done: %s', async (platform) => {
    const { handlers, done, asked } = setUp(true, { platform })
    await expect(handlers['sessions.endLive']({ id })).rejects.toMatchObject({ code: 'failed' })
    expect([...done, ...asked]).toEqual([])
  })
})

describe('the current session', () => {
  it('is that of the profile, or null', async () => {
    const { handlers } = setUp(false)
    expect(await handlers['sessions.current']({ profileId: 'profile-1' })).toMatchObject({ session: { id } })
    expect(await handlers['sessions.current']({ profileId: 'profile-2' })).toEqual({ session: null })
  })
})

describe('renewing', () => {
  it('issues again, for a time zone that exists', async () => {
    const { handlers, done } = setUp(false)
    const refused = handlers['sessions.renew']({ id, timeZone: 'Mars/Olympus' })
    await expect(refused).rejects.toMatchObject({ code: 'bad-request', field: 'timeZone' })
    expect(done).toEqual([])
    expect(await handlers['sessions.renew']({ id, timeZone: 'UTC' })).toMatchObject({ recorded: true })
    expect(done).toEqual([['renew', { id, timeZone: 'UTC' }]])
  })
})
