import type { Session } from '../schemas.ts'

/** A session for tests, with what the test says of it. */
export function testSession(given: Partial<Session> & Pick<Session, 'platform'>): Session {
  return {
    id: '6f1c1c0e-0000-4000-8000-000000000001',
    profileId: 'profile-1',
    profileName: 'Acme',
    environment: 'staging',
    keyFingerprint: '0000·0000',
    origin: 'fetched',
    room: '',
    name: null,
    externalId: null,
    role: null,
    issuedAt: 1_700_000_000,
    validFrom: 1_700_000_000,
    validUntil: 1_700_003_600,
    isEndUnknown: false,
    stoppedAt: null,
    person: null,
    note: '',
    header: {},
    claims: {},
    asked: null,
    token: 'test-token-not-a-real-one',
    link: null,
    ...given,
  }
}

/** A text that is hard on every language. */
export const hostileText = `Zoë "李" O'Neil \\n \u0024{x} $name </script> 😀 \u202e!\nnext`
