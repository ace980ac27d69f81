import type { Profile } from '../../shared/schemas.ts'

/** A profile for tests, with a key that is known by its metadata only. */
export function testProfile(over: Partial<Profile> = {}): Profile {
  return {
    id: 'acme',
    platform: 'digital-samba',
    name: 'Acme',
    environment: 'staging',
    settings: { teamId: '11111111-2222-4333-8444-555555555555', domain: 'acme' },
    defaultRole: 'attendee',
    defaultValidity: '2h',
    startEarly: 0,
    anonymous: false,
    remindMinutes: 0,
    labAllowed: false,
    keys: [
      {
        id: 'key',
        label: 'main',
        fingerprint: '00000000',
        createdAt: 1_700_000_000,
        status: 'current',
        held: 'keychain',
      },
    ],
    ...over,
  }
}
