import type { Statistics } from '../../shared/schemas.ts'

/** Statistics of nothing, with what a test says of them. */
export function testStatistics(given: Partial<Statistics> = {}): Statistics {
  return {
    total: 0,
    days: [],
    profiles: [],
    rooms: [],
    otherRooms: { rooms: 0, sessions: 0 },
    roles: [],
    states: { valid: 0, 'not-yet': 0, expired: 0, never: 0, 'no-end': 0, 'unknown-end': 0, stopped: 0 },
    expiringSoon: { sessions: 0, first: [] },
    ...given,
  }
}
