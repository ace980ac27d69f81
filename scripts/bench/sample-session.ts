import type { StoredSession } from '../../main/history/session-rows.ts'

/** A session of the usual size, to be given an id and what else differs. The token is none. */
export const sampleSession: StoredSession = {
  id: '',
  platform: 'digital-samba',
  profileId: null,
  profileName: 'Bench',
  environment: 'development',
  keyId: null,
  keyFingerprint: '0000·0000',
  origin: 'signed',
  room: 'demo-room',
  name: null,
  externalId: null,
  role: 'attendee',
  issuedAt: 1_700_000_000,
  validFrom: 1_700_000_000,
  validUntil: 1_700_003_600,
  note: '',
  header: { alg: 'HS256', typ: 'JWT' },
  claims: { rd: 'demo-room', role: 'attendee', iat: 1_700_000_000 },
  token: 'x'.repeat(400),
  linkHost: 'acme.digitalsamba.com',
}
