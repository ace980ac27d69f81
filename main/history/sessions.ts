import { randomUUID } from 'node:crypto'
import { currentKeyOf } from '../../shared/current-key.ts'
import { RoompassError } from '../../shared/errors.ts'
import { noteAtMost } from '../../shared/note-limit.ts'
import { platforms } from '../../shared/platforms/index.ts'
import { findingsForKey } from '../../shared/platforms/key-findings.ts'
import { nothingKnown } from '../../shared/platforms/platform.ts'
import type { Claims, Finding, Known, Profile, SigningKey } from '../../shared/schemas.ts'
import type { Storage } from '../data/storage.ts'
import type { Engine, EngineEvent, IssuedSession, IssueRequest, IssueStep } from '../engine.ts'
import { issuingPlatforms } from '../platforms/index.ts'
import { knownBeside } from '../platforms/known.ts'
import { readSettings } from '../settings/settings.ts'
import { changesSince } from './changes.ts'
import { refuseErrors } from './draft-refused.ts'
import { eachSession } from './each.ts'
import { writtenToken } from './kept-tokens.ts'
import { lastRemoval } from './last-removal.ts'
import { removeSessions, restoreSessions, type WholeRow } from './removal.ts'
import { countStates, searchSessions } from './search.ts'
import { recordSession, type StoredSession, sessionById, withLink, writeNote } from './session-rows.ts'
import { type TokenOfRun, type TokensOfRun, tokensOfRun } from './tokens-of-run.ts'

export interface SessionsContext {
  readonly storage: Storage
  readonly profile: (id: string) => Profile
  /** The decoded secret of a key. */
  readonly secret: (keyId: string) => Promise<Uint8Array>
  readonly fingerprint: (secret: Uint8Array) => Promise<string>
  /** Epoch seconds. */
  readonly now: () => number
  readonly announce: (event: EngineEvent) => void
  readonly onStep?: ((step: IssueStep) => void) | undefined
}

/** Everything that the engine does with sessions; `forget` drops what of them is in memory only. */
export type Sessions = Engine['sessions'] & { forget(): void }

/** Issues sessions, finds them again, and changes what the history keeps of them. */
export function createSessions(context: SessionsContext): Sessions {
  const { storage, now, announce } = context
  const tokens = tokensOfRun()
  const removal = lastRemoval<{ rows: readonly WholeRow[]; tokens: readonly TokenOfRun[] }>()

  const changed = () => {
    announce('sessions.changed')
    if (!storage.isOpen()) announce('status.changed')
  }

  return {
    issue: (request) => storage.during(() => issue(context, tokens, changed, request)),
    search: (query) => storage.use((database) => searchSessions(database, query, now())),
    counts: (filter) => storage.use((database) => countStates(database, filter, now())),
    get: (id) => {
      const session = storage.use((database) => sessionById(database, id))
      if (session === null) throw notThere()
      return withLink({ ...session, token: session.token ?? tokens.of(id, now()) })
    },
    note: (id, note) => {
      if (note.length > noteAtMost) {
        const most = noteAtMost.toLocaleString('en')
        throw new RoompassError('bad-request', `A note has at most ${most} characters: shorten it.`, 'note')
      }
      if (!storage.use((database) => writeNote(database, id, note))) throw notThere()
      changed()
    },
    remove: (ids) => {
      const rows = storage.use((database) => removeSessions(database, ids))
      const taken = tokens.take(ids)
      // Where nothing went, what the removal before took can still be brought back.
      if (rows.length === 0) return { removed: 0, undo: randomUUID() }
      const undo = removal.keep({ rows, tokens: taken })
      changed()
      return { removed: rows.length, undo }
    },
    restore: (undo) => {
      const removed = removal.take(undo)
      if (removed === null) {
        throw new RoompassError('not-found', 'These sessions can not be brought back any more.')
      }
      try {
        const restored = storage.use((database) => restoreSessions(database, removed.rows))
        for (const token of removed.tokens) tokens.remember(token)
        changed()
        return { restored }
      } catch (error) {
        removal.putBack(undo, removed)
        throw error
      }
    },
    each: (filter) => eachSession(storage, filter, now()),
    changesSince: (mark) => storage.use((database) => changesSince(database, mark)),
    forget: () => {
      tokens.forget()
      removal.forget()
    },
  }
}

const notThere = () => new RoompassError('not-found', 'There is no such session in the history any more.')

interface Signer {
  readonly keyId: string | null
  readonly fingerprint: string
  readonly secret: Uint8Array
}

async function issue(
  context: SessionsContext,
  tokens: TokensOfRun,
  changed: () => void,
  request: IssueRequest,
): Promise<IssuedSession> {
  const { storage, onStep } = context
  const { draft, timeZone, adHoc, unrecorded = false } = request
  const profile = adHoc?.profile ?? context.profile(draft.profileId)
  const platform = platforms[profile.platform]
  const now = context.now()
  const moment = { profile, now, timeZone }
  const { claims } = platform.claimsFor(draft, moment)
  const known = adHoc === undefined ? knownOf(context, profile, claims, now) : nothingKnown
  const draftFindings = platform.findingsFor(draft, { ...moment, known })
  const current = currentKeyOf(profile)
  const hasKey = adHoc !== undefined || current !== null
  refuseErrors(hasKey ? draftFindings : [...draftFindings, keyMissing])

  const signer = await signerOf(context, adHoc?.secret, current)
  const findings = [...draftFindings, ...findingsForKey(signer.secret.length)]
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
    onStep?.('before-record')
    storage.use((database) => {
      const token = writtenToken(readSettings(database), session)
      recordSession(database, { ...session, token })
    })
    tokens.remember(session)
    onStep?.('after-record')
    changed()
  }
  onStep?.('before-answer')
  const { keyId: _, ...shown } = session
  return { session: withLink(shown), findings, recorded: !unrecorded && storage.isOpen() }
}

function knownOf({ storage }: SessionsContext, profile: Profile, claims: Claims, now: number): Known {
  const { room, externalId } = platforms[profile.platform].summaryOf(claims)
  return storage.use((database) => knownBeside(database, profile.id, room, externalId ?? '', now))
}

async function signerOf(
  context: SessionsContext,
  given: Uint8Array | undefined,
  current: SigningKey | null,
): Promise<Signer> {
  if (given !== undefined) {
    if (given.length === 0) throw new RoompassError('key-empty', 'The key is empty: give it again.')
    return { keyId: null, fingerprint: await context.fingerprint(given), secret: Uint8Array.from(given) }
  }
  if (current === null) throw new RoompassError('key-missing', keyMissing.message)
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
