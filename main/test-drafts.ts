import type { Draft, ProfileInput } from '../shared/schemas.ts'

/** A profile, a key and a draft for tests of the engine. The key is a test key. */

export const testKey = 'test-developer-key-not-a-real-one'
/** 2023-11-14T22:13:20Z, in epoch seconds. */
export const testNow = 1_700_000_000

export const acme: ProfileInput = {
  id: null,
  platform: 'digital-samba',
  name: 'Acme staging',
  environment: 'staging',
  settings: { teamId: '11111111-2222-4333-8444-555555555555', domain: 'acme' },
  defaultRole: 'attendee',
  defaultValidity: '2h',
  startEarly: 0,
  anonymous: false,
  remindMinutes: 0,
  labAllowed: false,
}

/** A key as it comes in. */
export function incoming(profileId: string, secret = testKey, label = 'key 1') {
  return { profileId, label, encoding: 'text', raw: Buffer.from(secret) } as const
}

/** A draft for a profile, valid for an hour from the test's now. */
export function draftFor(profileId: string, values: Draft['values'] = {}): Draft {
  return {
    profileId,
    values: { rd: 'demo-room', u: 'John Smith', iat: 'now', nbf: 'now', exp: '1h', ...values },
    startEarly: 0,
  }
}
