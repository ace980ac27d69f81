import { randomUUID } from 'node:crypto'
import { RoompassError } from '../../shared/errors.ts'
import { platforms } from '../../shared/platforms/index.ts'
import { findingsForKey } from '../../shared/platforms/key-findings.ts'
import type { Claims, Finding, Profile } from '../../shared/schemas.ts'
import type { Storage } from '../data/storage.ts'
import type { Engine, EngineEvent, IssuedSession, IssueRequest } from '../engine.ts'
import { issuingPlatforms } from '../platforms/index.ts'
import { refuseErrors } from './draft-refused.ts'
import { searchSessions } from './search.ts'
import { recordSession, type StoredSession, sessionById, withLink } from './session-rows.ts'

export interface SessionsContext {
  readonly storage: Storage
  readonly profile: (id: string) => Profile
  /** The decoded secret of a key. */
  readonly secret: (keyId: string) => Promise<Uint8Array>
  readonly fingerprint: (secret: Uint8Array) => Promise<string>
  /** Epoch seconds. */
  readonly now: () => number
  readonly announce: (event: EngineEvent) => void
}

/** Issues sessions and finds them again. */
export function createSessions(context: SessionsContext): Engine['sessions'] {
  const { storage, now } = context
  return {
    issue: (request) => storage.during(() => issue(context, request)),
    search: (query) => storage.use((database) => searchSessions(database, query, now())),
    get: (id) => {
      const session = storage.use((database) => sessionById(database, id))
      if (session === null) {
        throw new RoompassError('not-found', 'There is no such session in the history any more.')
      }
      return session
    },
  }
}

interface Signer {
  readonly keyId: string | null
  readonly fingerprint: string
  readonly secret: Uint8Array
}

async function issue(context: SessionsContext, request: IssueRequest): Promise<IssuedSession> {
  const { storage, announce } = context
  const { draft, timeZone, adHoc, unrecorded = false } = request
  const profile = adHoc?.profile ?? context.profile(draft.profileId)
  const platform = platforms[profile.platform]
  const now = context.now()
  const moment = { profile, now, timeZone }
  const draftFindings = platform.findingsFor(draft, moment)
  const current = profile.keys.find(({ status }) => status === 'current')
  const hasKey = adHoc !== undefined || current !== undefined
  refuseErrors(hasKey ? draftFindings : [...draftFindings, keyMissing])

  const signer = await signerOf(context, adHoc?.secret, current)
  const findings = [...draftFindings, ...findingsForKey(signer.secret.length)]
  const { claims } = platform.claimsFor(draft, moment)
  const issued = await issuingPlatforms[profile.platform].issue({ claims, secret: signer.secret })
  signer.secret.fill(0)

  const session: StoredSession = {
    id: randomUUID(),
    platform: profile.platform,
    profileId: adHoc === undefined ? profile.id : null,
    profileName: profile.name,
    environment: profile.environment,
    keyId: signer.keyId,
    keyFingerprint: signer.fingerprint,
    ...platform.summaryOf(issued.claims),
    issuedAt: now,
    validFrom: timeOf(issued.claims, 'nbf'),
    validUntil: timeOf(issued.claims, 'exp'),
    note: '',
    linkHost: platform.linkHost(profile.settings),
    ...issued,
  }
  if (!unrecorded) {
    storage.use((database) => recordSession(database, session))
    announce('sessions.changed')
    if (!storage.isOpen()) announce('status.changed')
  }
  const { keyId: _, ...shown } = session
  return { session: withLink(shown), findings, recorded: !unrecorded && storage.isOpen() }
}

async function signerOf(
  context: SessionsContext,
  given: Uint8Array | undefined,
  current: Profile['keys'][number] | undefined,
): Promise<Signer> {
  if (given !== undefined) {
    if (given.length === 0) throw new RoompassError('key-empty', 'The key is empty: give it again.')
    return { keyId: null, fingerprint: await context.fingerprint(given), secret: Uint8Array.from(given) }
  }
  if (current === undefined) throw new RoompassError('key-missing', keyMissing.message)
  return { keyId: current.id, fingerprint: current.fingerprint, secret: await context.secret(current.id) }
}

const keyMissing: Finding = {
  level: 'error',
  code: 'key-missing',
  field: null,
  message: 'The profile has no current key to sign with: add one, or choose one of its keys, under Profiles.',
  source: 'RFC 7515, 5.1',
}

function timeOf(claims: Claims, name: string): number | null {
  const value = claims[name]
  return typeof value === 'number' ? value : null
}
