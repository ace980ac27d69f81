import type { Draft, Finding, Known, Profile } from '../../schemas.ts'
import { nothingKnown } from '../platform.ts'
import { findingsFor } from './findings.ts'

/** For tests only: a draft in order, and what findings say of changes to it. */

export const testProfile: Profile = {
  id: 'p-1',
  platform: 'video-io',
  name: 'Acme videos',
  environment: 'staging',
  settings: {},
  defaultRole: '',
  defaultValidity: '',
  startEarly: 0,
  anonymous: false,
  remindMinutes: 0,
  labAllowed: false,
  keys: [],
}

/** 2023-11-14T22:13:20Z, in epoch seconds. */
export const testNow = 1_700_000_000

export const draftOf = (values: Readonly<Record<string, string>>): Draft => ({
  profileId: 'p-1',
  values: { ...values },
  startEarly: 0,
})

const inOrder = { identity: 'user-4711', scopes: 'videos.read videos.create' }

/** What is changed of the draft in order. */
export interface Changes {
  readonly values?: Readonly<Record<string, string>>
  readonly settings?: Profile['settings']
  readonly known?: Partial<Known>
}

export function findingsWith({ values = {}, settings = {}, known = {} }: Changes): Finding[] {
  return findingsFor(draftOf({ ...inOrder, ...values }), {
    profile: { ...testProfile, settings },
    now: testNow,
    timeZone: 'UTC',
    known: { ...nothingKnown, ...known },
  })
}

/** Such as `warning identity-spaces identity`. */
export function codesWith(changes: Changes): string[] {
  return findingsWith(changes).map(({ level, code, field }) => `${level} ${code} ${field}`)
}

export function findingWith(code: string, changes: Changes): Finding | undefined {
  return findingsWith(changes).find((each) => each.code === code)
}
