import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Response } from '../../shared/contract.ts'
import type { Failure } from '../../shared/errors.ts'
import type { Draft, SessionRow } from '../../shared/schemas.ts'
import { call } from '../bridge.ts'
import { localTimeZone } from './clock.ts'
import { sameDraft } from './draft-moves.ts'
import { askPlatform } from './platform-store.ts'
import { createPressGuard } from './press-guard.ts'

export type Issued = Response<'sessions.issue'>

interface IssuedState {
  /** What this window issued, newest first. */
  readonly issued: readonly Issued[]
  /** Which of it was removed from the history since; a removal can be undone. */
  readonly removed: ReadonlySet<string>
  /** The draft of the newest, to tell "Issue token" from "Issue another". */
  readonly lastDraft: Draft | null
  readonly isPending: boolean
  readonly failure: Failure | null
}

/** The screen shows the latest ones; the history has them all. */
const shownAtMost = 10

export const issuedStore = createStore<IssuedState>(() => ({
  issued: [],
  removed: new Set(),
  lastDraft: null,
  isPending: false,
  failure: null,
}))

const counts = createPressGuard(1000)
let pressedFor: Draft | null = null

/**
 * Issues the draft once: not while another is under way, not within a second of the last press for the same draft
 * unless that one failed.
 *
 * @param at the moment of the press, in milliseconds of a monotonic clock
 */
export async function issueDraft(draft: Draft, at: number): Promise<void> {
  if (issuedStore.getState().isPending) return
  if (!counts(at, pressedFor !== null && sameDraft(pressedFor, draft))) return
  pressedFor = draft
  issuedStore.setState({ isPending: true, failure: null })
  const result = await askPlatform(draft.profileId, 'issue', () =>
    call('sessions.issue', { draft, timeZone: localTimeZone() }),
  )
  // Nothing was issued, so the next press is no second one.
  if (!result.ok) pressedFor = null
  issuedStore.setState((state) =>
    result.ok
      ? {
          isPending: false,
          lastDraft: draft,
          issued: withNewest(result.value, state.issued),
        }
      : { isPending: false, failure: result },
  )
}

/** Shows something that was issued in another way than from the form. */
export function addIssued(issued: Issued): void {
  issuedStore.setState((state) => ({ issued: withNewest(issued, state.issued) }))
}

const withNewest = (newest: Issued, before: readonly Issued[]) => [newest, ...before].slice(0, shownAtMost)

let lookups = 0

/**
 * Asks main which of the sessions are still in the history, which were stopped, and whose guest was forgotten: to be
 * called when it changed. Only `not-found` counts as removed, so a history that can't be read now takes no card away.
 */
export async function findRemoved(): Promise<void> {
  const mine = ++lookups
  const ids = issuedStore.getState().issued.map(({ session }) => session.id)
  const answers = await Promise.all(
    ids.map(async (id) => ({ id, answer: await call('sessions.get', { id }) })),
  )
  if (mine !== lookups) return
  const gone = answers.filter(({ answer }) => !answer.ok && answer.code === 'not-found').map(({ id }) => id)
  const news = new Map(answers.map(({ id, answer }) => [id, answer.ok ? answer.value : null]))
  issuedStore.setState(({ issued }) => ({
    removed: new Set(gone),
    issued: issued.map((one) => withNews(one, news.get(one.session.id) ?? null)),
  }))
}

/** With what may have changed of a session since it was issued. */
function withNews(issued: Issued, news: Pick<SessionRow, 'stoppedAt' | 'person'> | null): Issued {
  const { session } = issued
  if (news === null) return issued
  const { stoppedAt, person } = news
  const isSame = session.stoppedAt === stoppedAt && isSamePerson(session.person, person)
  return isSame ? issued : { ...issued, session: { ...session, stoppedAt, person } }
}

function isSamePerson(one: SessionRow['person'], other: SessionRow['person']): boolean {
  return one?.id === other?.id && one?.name === other?.name && one?.externalId === other?.externalId
}

/** What this window issued and is still there, newest first. */
export function issuedNow({ issued, removed }: Pick<IssuedState, 'issued' | 'removed'>): readonly Issued[] {
  return removed.size === 0 ? issued : issued.filter(({ session }) => !removed.has(session.id))
}

export function useIssued(): IssuedState {
  return useStore(issuedStore)
}
