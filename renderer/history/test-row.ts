import type { SessionRow } from '../../shared/schemas.ts'

/** A line of the history for tests: `name` is its id too. */
export function testRow(name: string, over: Partial<SessionRow> = {}): SessionRow {
  return {
    id: name,
    platform: 'digital-samba',
    profileId: 'acme',
    profileName: 'Acme',
    environment: 'staging',
    keyFingerprint: '5f2c·a91e',
    origin: 'signed',
    room: 'lobby',
    name,
    externalId: null,
    role: null,
    issuedAt: 1,
    validFrom: 1,
    validUntil: 2,
    isEndUnknown: false,
    stoppedAt: null,
    person: null,
    note: '',
    ...over,
  }
}
