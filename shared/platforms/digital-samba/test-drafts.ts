import type { Finding, Known, Profile, RoomDetail } from '../../schemas.ts'
import { nothingKnown } from '../platform.ts'
import { findingsFor } from './findings.ts'

/** For tests only: a draft in order, what is known of its room, and what findings say of changes to them. */

/** 2023-11-14T22:13:20Z, in epoch seconds. */
export const testNow = 1_700_000_000

export const testProfile: Profile = {
  id: 'p-1',
  platform: 'digital-samba',
  name: 'Acme staging',
  environment: 'staging',
  settings: { teamId: '11111111-2222-4333-8444-555555555555', domain: 'acme' },
  defaultRole: '',
  defaultValidity: '8h',
  startEarly: 0,
  anonymous: false,
  remindMinutes: 0,
  labAllowed: false,
  keys: [],
}

export const testRoom: RoomDetail = {
  id: '99999999-2222-4333-8444-555555555555',
  friendlyUrl: 'demo-room',
  description: 'Demo',
  privacy: 'private',
  defaultRole: { id: 'role-2', name: 'attendee', displayName: 'Attendee' },
  roles: [
    { id: 'role-1', name: 'moderator', displayName: 'Moderators' },
    { id: 'role-2', name: 'attendee', displayName: 'Attendee' },
  ],
  breakoutsEnabled: true,
  breakouts: [{ id: 'breakout-1', name: 'Table one' }],
  isLocked: false,
  isE2ee: false,
  expiresAt: null,
  fetchedAt: testNow,
}

const inOrder = { rd: 'demo-room', u: 'Jane Smith', role: 'attendee', iat: 'now', nbf: 'now', exp: '2h' }

/** What is changed of the draft in order. */
export interface Changes {
  readonly values?: Readonly<Record<string, string>>
  readonly settings?: Readonly<Record<string, string>>
  readonly startEarly?: number
  readonly room?: Partial<RoomDetail>
  readonly known?: Partial<Known>
}

export function findingsWith(changes: Changes): Finding[] {
  const { values = {}, settings = testProfile.settings, startEarly = 0, room, known } = changes
  return findingsFor(
    { profileId: 'p-1', values: { ...inOrder, ...values }, startEarly },
    {
      profile: { ...testProfile, settings },
      now: testNow,
      timeZone: 'UTC',
      known: { ...nothingKnown, room: room === undefined ? null : { ...testRoom, ...room }, ...known },
    },
  )
}

/** Such as `warning room-spaces rd`. */
export function codesWith(changes: Changes): string[] {
  return findingsWith(changes).map(({ level, code, field }) => `${level} ${code} ${field}`)
}

export function findingWith(code: string, changes: Changes): Finding | undefined {
  return findingsWith(changes).find((each) => each.code === code)
}
