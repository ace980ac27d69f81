import { addConferences, conferenceOf, stayOf } from './conferences.ts'
import type { Conference, Guest, State } from './state.ts'

const hour = 3_600_000

/** The server's first state: an application and one conference of yesterday. `now` in epoch seconds. */
export function seededState(now: number): State {
  const state: State = {
    application: { appKey: 'test-app-key-not-a-real-one', appSecret: 'test-app-secret-not-a-real-one' },
    dialect: { expiryField: 'expires_in', clientToken: 'jwt', saysExpiry: true },
    grants: [],
    conferences: [],
  }
  addConferences(state, [yesterday(now * 1000 - 24 * hour)])
  return state
}

const owner: Guest = { externalId: 'crm-1', name: 'Omar Owner', avatarUrl: null }
const guest: Guest = {
  externalId: 'crm-2',
  name: 'Gina Guest',
  avatarUrl: 'https://pictures.test/gina.png',
}

function yesterday(start: number): Conference {
  const conference = conferenceOf('weekly', owner, start, start + hour)
  conference.stays.push(stayOf(guest, start + 60_000, start + hour / 2))
  return conference
}

/** So many more ended conferences, each a minute older than the next; `before` in epoch milliseconds. */
export function manyConferences(count: number, before: number): Conference[] {
  return Array.from({ length: count }, (_, index) => {
    const start = before - (count - index) * 60_000
    return conferenceOf(`conference-${String(index + 1).padStart(4, '0')}`, owner, start, start + 30_000)
  })
}
