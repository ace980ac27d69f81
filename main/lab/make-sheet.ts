import { randomUUID } from 'node:crypto'
import { RoompassError } from '../../shared/errors.ts'
import { baseFor } from '../../shared/lab/base.ts'
import type { CaseBase, TokenCase } from '../../shared/lab/edge-case.ts'
import { countOf, type MadeCase, makeSet } from '../../shared/lab/make-set.ts'
import { asEdgeCase } from '../../shared/lab/own-case.ts'
import type { Sheet } from '../../shared/lab/schemas.ts'
import { platforms } from '../../shared/platforms/index.ts'
import { labOf } from '../../shared/platforms/labs.ts'
import { leavingDraft } from '../../shared/platforms/leaving-draft.ts'
import type { Profile } from '../../shared/schemas.ts'
import type { Storage } from '../data/storage.ts'
import type { StoredSession } from '../history/session-rows.ts'
import type { CraftKeyContext } from './craft-key.ts'
import { craftedSession, recordCrafted } from './crafted-session.ts'
import { refuseClosed } from './guard.ts'
import type { MadeSheet, SheetsEngine } from './lab-engine.ts'
import { ownCasesOf } from './own-case-rows.ts'
import { addSheet, sheetById } from './sheet-heads.ts'
import { addRow, type NewRow } from './sheet-rows.ts'
import { type SetToken, signSet } from './sign-set.ts'

export interface MakeContext extends CraftKeyContext {
  readonly storage: Storage
  /** @throws RoompassError `not-found` */
  readonly profile: (id: string) => Profile
  /** Epoch seconds. */
  readonly now: () => number
  /** Told once sessions are recorded. */
  readonly recorded: () => void
  /** Told once a sheet is there, or is not what it was. */
  readonly changed: () => void
}

type MakeRequest = Parameters<SheetsEngine['make']>[0]

/** Makes sheets: the cases, their tokens, and everything recorded in one transaction before the answer. */
export function createMakeSheet(context: MakeContext): Pick<SheetsEngine, 'make' | 'count'> {
  return {
    make: (request) => context.storage.during(() => makeSheet(context, request)),
    count: ({ draft, cases, given }) => {
      const profile = context.profile(draft.profileId)
      const { lab, own } = libraryOf(context, profile, 'UTC')
      return countOf({ lab, own, given, chosen: cases })
    },
  }
}

async function makeSheet(context: MakeContext, request: MakeRequest): Promise<MadeSheet> {
  const profile = context.profile(request.draft.profileId)
  refuseClosed(profile)
  const madeAt = context.now()
  const { lab, own } = libraryOf(context, profile, request.timeZone)
  const base = baseOf(profile, request, request.moment ?? madeAt)
  const { made, leftOut } = makeSet({ lab, own, base, chosen: request.cases })

  const tokens = await signedTokens(context, profile, made)
  const rows: NewRow[] = []
  const sessions: StoredSession[] = []
  const notMade: string[] = []
  for (const one of made) {
    const token = tokens.get(one) ?? null
    const { draft } = one
    if (draft.kind === 'token' && token === null) {
      notMade.push(one.id)
      continue
    }
    const session =
      draft.kind === 'token' && token !== null
        ? craftedSession({ profile, craft: draft.craft, delivery: draft.delivery, ...token }, madeAt)
        : null
    if (session !== null) sessions.push(session)
    rows.push(rowOf(one, rows.length + 1, base, session?.id ?? null))
  }
  if (rows.length === 0) throw nothingMade()
  const sheet = record(context, headOf(profile, request, base, madeAt), sessions, rows)
  context.changed()
  if (sessions.length > 0) context.recorded()
  return { sheet, leftOut: [...leftOut, ...notMade] }
}

/** The cases that there are for a profile. */
function libraryOf({ storage }: MakeContext, { platform }: Profile, timeZone: string) {
  const own = storage.use((database) => ownCasesOf(database, platform))
  return { lab: labOf(platform), own: own.map((one) => asEdgeCase(one, timeZone)) }
}

/** The right token of the set. The guest of a profile that keeps its guests anonymous never gets into one. */
function baseOf(profile: Profile, { draft, given, timeZone }: MakeRequest, now: number): CaseBase {
  const platform = platforms[profile.platform]
  const base = baseFor(profile.platform, leavingDraft(platform, draft, profile, null), {
    profile,
    now,
    timeZone,
    given,
  })
  const room = platform.fields.find(({ kind }) => kind === 'room')
  if (room === undefined || base.room !== '') return base
  throw new RoompassError('draft-refused', 'Enter a room: every token of a set is for one.', room.name)
}

async function signedTokens(
  context: MakeContext,
  profile: Profile,
  made: readonly MadeCase[],
): Promise<ReadonlyMap<MadeCase, SetToken>> {
  const withToken = made.flatMap((one) => (one.draft.kind === 'token' ? [{ one, draft: one.draft }] : []))
  if (withToken.length === 0) return new Map()
  const tokens = await signSet(
    context,
    profile,
    withToken.map(({ draft }): TokenCase => draft),
  )
  return new Map(withToken.map(({ one }, at) => [one, tokens[at] ?? null]))
}

function rowOf(
  { id, title, group, expected, reason, source, resigned, draft }: MadeCase,
  number: number,
  base: CaseBase,
  sessionId: string | null,
): NewRow {
  const delivery = draft.kind === 'token' ? draft.delivery : { room: base.room, transport: 'link' as const }
  return {
    number,
    caseId: id.slice(0, 500),
    title: title.slice(0, 1000),
    group: group.slice(0, 100),
    expected,
    reason: reason.slice(0, 4000),
    source: source.slice(0, 1000),
    resigned,
    sessionId,
    request: draft.kind === 'request' ? draft.request : null,
    ...delivery,
  }
}

function headOf(profile: Profile, { title }: MakeRequest, base: CaseBase, madeAt: number): Sheet {
  const plain = title.trim()
  return {
    id: randomUUID(),
    title:
      plain === '' ? [profile.name, base.room.slice(0, 99)].filter((part) => part !== '').join(', ') : plain,
    platform: profile.platform,
    profileId: profile.id,
    profileName: profile.name,
    environment: profile.environment,
    room: base.room.slice(0, 2000),
    madeAt,
    moment: base.now,
    counts: { pass: 0, fail: 0, unknown: 0, open: 0 },
  }
}

function record(
  { storage }: MakeContext,
  head: Sheet,
  sessions: readonly StoredSession[],
  rows: readonly NewRow[],
): Sheet {
  return storage.use((database) =>
    database
      .transaction(() => {
        const number = addSheet(database, head)
        recordCrafted(database, sessions)
        for (const row of rows) addRow(database, number, row)
        return sheetById(database, head.id)?.sheet ?? head
      })
      .immediate(),
  )
}

function nothingMade(): RoompassError {
  return new RoompassError(
    'bad-request',
    'None of these cases could be made: give what they need, or choose others.',
  )
}
