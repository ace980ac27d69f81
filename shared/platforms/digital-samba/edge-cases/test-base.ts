import { baseFor } from '../../../lab/base.ts'
import type { CaseBase } from '../../../lab/edge-case.ts'
import { testNow, testProfile } from '../test-drafts.ts'

/** For tests only: bases that cases are made from, and something for every need. */

export const testGiven: Readonly<Record<string, string>> = {
  'room-id': '99999999-2222-4333-8444-555555555555',
  'other-room': 'other-room',
  'public-room': 'public-room',
  'locked-room': 'locked-room',
  'full-room': 'full-room',
  'expired-room': 'expired-room',
  'deleted-room': 'deleted-room',
  'encrypted-room': 'encrypted-room',
  'room-without-breakouts': 'plain-room',
  'other-team': '22222222-2222-4333-8444-555555555555',
  'other-team-room': '88888888-2222-4333-8444-555555555555',
  role: 'moderator',
  'role-id': 'role-1',
  'role-display-name': 'Moderators',
  'role-of-team': 'interpreter',
  breakout: 'breakout-1',
  'other-breakout': 'breakout-9',
  'live-external-id': 'crm-17',
  pictures: 'https://pictures.example/guests',
  'previous-key': 'Last year',
}

/** Every claim is there, so that every case changes something. */
const everything = {
  rd: 'demo-room',
  ud: 'base-guest',
  u: 'Base Guest',
  initials: 'BG',
  role: 'speaker',
  breakoutId: 'breakout-7',
  avatar: 'https://example.com/base.png',
}

export interface BaseChanges {
  readonly values?: Readonly<Record<string, string>>
  readonly now?: number
  readonly given?: Readonly<Record<string, string>>
}

export function fullBase({ values = {}, now = testNow, given = testGiven }: BaseChanges = {}): CaseBase {
  const draft = { profileId: 'p-1', values: { ...everything, ...values }, startEarly: 0 }
  return baseFor('digital-samba', draft, { profile: testProfile, now, timeZone: 'UTC', given })
}

/** Nothing but a room, as the shortest draft is. */
export function smallBase({ values = {}, now = testNow, given = testGiven }: BaseChanges = {}): CaseBase {
  const draft = { profileId: 'p-1', values: { rd: 'demo-room', ...values }, startEarly: 0 }
  return baseFor('digital-samba', draft, { profile: testProfile, now, timeZone: 'UTC', given })
}
