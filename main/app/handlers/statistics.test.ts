import { describe, expect, it } from 'vitest'
import type { Statistics } from '../../../shared/schemas.ts'
import { statisticsHandlers } from './statistics.ts'
import { testTools } from './test-tools.ts'

const none: Statistics = {
  total: 0,
  days: [],
  profiles: [],
  rooms: [],
  otherRooms: { rooms: 0, sessions: 0 },
  roles: [],
  states: { valid: 0, 'not-yet': 0, expired: 0, never: 0, 'no-end': 0, 'unknown-end': 0, stopped: 0 },
  expiringSoon: { sessions: 0, first: [] },
}

describe('the statistics', () => {
  const query = { from: 1_700_000_000, until: null, profileId: 'profile-1' }

  it('are those of the engine for the same question', async () => {
    const asked: unknown[] = []
    const statistics = async (question: unknown) => {
      asked.push(question)
      return none
    }
    const handlers = statisticsHandlers(testTools({ sessions: { statistics } }))
    const whole = { ...query, timeZone: 'Europe/Berlin' }
    expect(await handlers['statistics.get'](whole)).toEqual(none)
    expect(asked).toEqual([whole])
  })

  it('refuse a time zone that does not exist before anything is counted', async () => {
    const handlers = statisticsHandlers(testTools({ sessions: {} }))
    const asking = handlers['statistics.get']({ ...query, timeZone: 'Mars/Olympus' })
    await expect(asking).rejects.toMatchObject({ code: 'bad-request', field: 'timeZone' })
  })
})
