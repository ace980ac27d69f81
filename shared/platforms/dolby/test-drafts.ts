import type { Finding, Known, Profile } from '../../schemas.ts'
import { nothingKnown } from '../platform.ts'
import { findingsFor } from './findings.ts'

/** For tests only: a draft in order, and what findings say of changes to it. */

/** 2023-11-14T22:13:20Z, in epoch seconds. */
export const testNow = 1_700_000_000

export const testProfile: Profile = {
  id: 'p-1',
  platform: 'dolby',
  name: 'Acme staging',
  environment: 'staging',
  settings: { appKey: 'test-app-key' },
  defaultRole: '',
  defaultValidity: '2h',
  startEarly: 0,
  anonymous: false,
  remindMinutes: 0,
  labAllowed: false,
  keys: [],
}

const inOrder = {
  externalId: 'crm-4711',
  name: 'Jane Smith',
  avatarUrl: '',
  scopes: 'conf:create notifications:set',
  exp: '2h',
}

/** What is changed of the draft in order. */
export interface Changes {
  readonly values?: Readonly<Record<string, string>>
  readonly known?: Partial<Known>
}

export function findingsWith({ values = {}, known }: Changes): Finding[] {
  return findingsFor(
    { profileId: 'p-1', values: { ...inOrder, ...values }, startEarly: 0 },
    { profile: testProfile, now: testNow, timeZone: 'UTC', known: { ...nothingKnown, ...known } },
  )
}

/** Such as `warning name-hidden name`. */
export function codesWith(changes: Changes): string[] {
  return findingsWith(changes).map(({ level, code, field }) => `${level} ${code} ${field}`)
}

export function findingWith(code: string, changes: Changes): Finding | undefined {
  return findingsWith(changes).find((each) => each.code === code)
}
