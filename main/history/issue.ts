import { randomUUID } from 'node:crypto'
import type { Database } from 'better-sqlite3-multiple-ciphers'
import { currentKeyOf } from '../../shared/current-key.ts'
import { RoompassError } from '../../shared/errors.ts'
import { platforms } from '../../shared/platforms/index.ts'
import { leavingDraft } from '../../shared/platforms/leaving-draft.ts'
import { nothingKnown, type Platform } from '../../shared/platforms/platform.ts'
import type { Claims, Draft, Finding, Known, Profile } from '../../shared/schemas.ts'
import { contentOf } from '../../shared/session-content.ts'
import type { Storage } from '../data/storage.ts'
import type { IssuedSession, IssueRequest, IssueStep, TypedGuest } from '../engine.ts'
import type { People } from '../people/people.ts'
import { personById } from '../people/person-rows.ts'
import { keepClock, knownBeside } from '../platforms/known.ts'
import { profileById } from '../profiles/profile-rows.ts'
import { readSettings } from '../settings/settings.ts'
import { makeCurrent } from './current-rows.ts'
import { refuseErrors } from './draft-refused.ts'
import { getToken, type TokenContext } from './get-token.ts'
import { identityIn, validityOf } from './issued-parts.ts'
import { writtenToken } from './kept-tokens.ts'
import { recordSession, type StoredSession, withLink } from './session-rows.ts'
import type { TokensOfRun } from './tokens-of-run.ts'

export interface IssueContext extends TokenContext {
  readonly storage: Storage
  readonly profile: (id: string) => Profile
  readonly people: Pick<People, 'aliasFor' | 'record'>
  readonly onStep?: ((step: IssueStep) => void) | undefined
}

/**
 * Issues a session: what leaves this computer, claims from it, findings, the token, the record, the answer, in this
 * order. Within `Storage.during`.
 *
 * @param changed told once it is recorded
 * @throws DraftRefused; RoompassError `key-missing`, `bad-request`, what the platform and the storage throw
 */
export async function issueSession(
  context: IssueContext,
  tokens: TokensOfRun,
  changed: () => void,
  request: IssueRequest,
): Promise<IssuedSession> {
  const { storage, onStep } = context
  const { draft, timeZone, adHoc, unrecorded = false } = request
  const profile = adHoc?.profile ?? context.profile(draft.profileId)
  if (profile.anonymous && (unrecorded || adHoc !== undefined)) throw nobodyCouldTell()
  const platform = platforms[profile.platform]
  const now = context.now()
  const guest = guestIn(platform, draft)
  const known = adHoc === undefined ? knownOf(context, profile, draft, guest, now) : nothingKnown
  const leaving = leavingDraft(platform, draft, profile, known.alias)
  const moment = { profile, now, timeZone }
  const { claims } = platform.claimsFor(leaving, moment)
  const draftFindings = platform.findingsFor(leaving, { ...moment, known })
  const hasKey = adHoc !== undefined || currentKeyOf(profile) !== null
  refuseErrors(hasKey ? draftFindings : [...draftFindings, keyMissing(platform)])

  const got = await getToken(context, { profile, claims, given: adHoc?.secret })
  const findings = [...draftFindings, ...platform.findingsForSecret(got.bytes)]
  const session = sessionFrom(context.now(), now, {
    profile,
    claims,
    leaving,
    got,
    isAdHoc: adHoc !== undefined,
  })
  if (unrecorded) {
    onStep?.('before-answer')
    return { session: shown(session), findings, recorded: false }
  }
  onStep?.('before-record')
  const behind = known.alias === null ? null : { guest, alias: known.alias }
  const recorded = storage.use((database) =>
    database.transaction(() => record(context, database, session, behind, got.clockAhead)).immediate(),
  )
  tokens.remember(session)
  onStep?.('after-record')
  changed()
  onStep?.('before-answer')
  return { session: shown(recorded), findings, recorded: storage.isOpen() }
}

/** Who the guest is, as typed. */
function guestIn({ identity }: Platform, { values }: Draft): TypedGuest {
  const typed = (name: string | null) => (name === null ? '' : (values[name] ?? ''))
  return { name: typed(identity.name), externalId: typed(identity.externalId) }
}

/** The room does not depend on who the guest is, so it is read from the draft as typed. */
function knownOf(
  { storage, people }: IssueContext,
  profile: Profile,
  draft: Draft,
  guest: TypedGuest,
  now: number,
): Known {
  const { fields } = platforms[profile.platform]
  const roomField = fields.find(({ kind }) => kind === 'room')
  const room = roomField === undefined ? '' : (draft.values[roomField.name] ?? '')
  const asked = { profileId: profile.id, room, guest }
  return storage.use((database) => knownBeside(database, asked, people.aliasFor, now))
}

interface Got {
  readonly profile: Profile
  readonly claims: Claims
  /** The draft that the claims are of. */
  readonly leaving: Draft
  readonly got: Awaited<ReturnType<typeof getToken>>
  readonly isAdHoc: boolean
}

/**
 * The session of a token, before it is known who is behind it.
 *
 * @param answered when the token was there, in epoch seconds
 * @param begun when the claims were made
 */
function sessionFrom(
  answered: number,
  begun: number,
  { profile, claims, leaving, got, isAdHoc }: Got,
): StoredSession {
  const { end, ...issued } = got.issued
  const platform = platforms[profile.platform]
  const asked = issued.origin === 'fetched' ? claims : null
  const issuedAt = asked === null ? begun : answered
  return {
    id: randomUUID(),
    platform: profile.platform,
    profileId: isAdHoc ? null : profile.id,
    profileName: profile.name,
    environment: profile.environment,
    keyId: got.keyId,
    keyFingerprint: got.fingerprint,
    ...issued,
    ...platform.summaryOf(contentOf({ asked, claims: issued.claims })),
    issuedAt,
    ...validityOf(end, issued.claims, issuedAt),
    stoppedAt: null,
    person: null,
    identityKey: identityIn(platform, leaving),
    note: '',
    linkHost: platform.linkHost(profile.settings),
    delivery: null,
    asked,
  }
}

/** A guest, and what left this computer in their place. */
interface Behind {
  readonly guest: TypedGuest
  readonly alias: NonNullable<Known['alias']>
}

/**
 * Writes everything that issuing leaves in the history, and gives the session as it is written. A profile that was
 * removed while the platform was asked is none any more.
 */
function record(
  { people }: IssueContext,
  database: Database,
  session: StoredSession,
  behind: Behind | null,
  clockAhead: number | null,
): StoredSession {
  const profile = session.profileId === null ? null : profileById(database, session.profileId)
  const token = writtenToken(readSettings(database), session)
  if (profile === null) {
    const ofNobody = { ...session, profileId: null }
    recordSession(database, { ...ofNobody, token })
    return ofNobody
  }
  const { id: profileId } = profile
  if (clockAhead !== null) keepClock(database, profile, clockAhead, session.issuedAt)
  const personId =
    behind === null ? null : people.record(database, profileId, behind.guest, behind.alias, session.issuedAt)
  const recorded = { ...session, person: personId === null ? null : personIn(database, personId) }
  recordSession(database, { ...recorded, token })
  makeCurrent(database, profileId, session.id)
  return recorded
}

function personIn(database: Database, id: string): StoredSession['person'] {
  const person = personById(database, id)
  return person === null ? null : { id, name: person.name, externalId: person.externalId }
}

/** The session as people get it. */
function shown({ keyId: _, identityKey: __, ...session }: StoredSession): IssuedSession['session'] {
  return withLink(session)
}

export function keyMissing({ secret }: Platform): Finding {
  const use = secret.signs ? 'sign with' : 'ask the platform with'
  return {
    level: 'error',
    code: 'key-missing',
    field: null,
    message: `The profile has no current key to ${use}: add one, or choose one of its keys, under Profiles.`,
    source: secret.signs ? 'RFC 7515, 5.1' : 'RFC 6750, 3.1',
  }
}

function nobodyCouldTell(): RoompassError {
  return new RoompassError(
    'bad-request',
    'This profile keeps its guests anonymous, so without a record nobody could tell later who it was: record it, or use another profile.',
  )
}
