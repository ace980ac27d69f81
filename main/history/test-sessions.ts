import { randomUUID } from 'node:crypto'
import { testNow } from '../test-drafts.ts'
import type { StoredSession } from './session-rows.ts'

/** For tests only: a session to record, with every field filled. The token is signed with no key at all. */
export function storedSession(parts: Partial<StoredSession> = {}): StoredSession {
  return {
    id: randomUUID(),
    platform: 'digital-samba',
    profileId: null,
    profileName: 'Acme',
    environment: 'staging',
    keyId: null,
    keyFingerprint: '5f2c·a91e',
    origin: 'signed',
    room: 'lobby',
    name: null,
    externalId: null,
    role: null,
    issuedAt: testNow,
    validFrom: null,
    validUntil: null,
    isEndUnknown: false,
    stoppedAt: null,
    person: null,
    identityKey: null,
    note: '',
    header: {},
    claims: {},
    asked: null,
    token: 'a.b.c',
    linkHost: null,
    delivery: null,
    ...parts,
  }
}
