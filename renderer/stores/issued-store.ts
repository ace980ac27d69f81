import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Response } from '../../shared/contract.ts'
import type { Failure } from '../../shared/errors.ts'
import type { Draft } from '../../shared/schemas.ts'
import { call } from '../bridge.ts'
import { localTimeZone } from './clock.ts'
import { sameDraft } from './draft-moves.ts'
import { createPressGuard } from './press-guard.ts'

export type Issued = Response<'sessions.issue'>

interface IssuedState {
  /** What this window issued, newest first. */
  readonly issued: readonly Issued[]
  /** The draft of the newest, to tell "Issue token" from "Issue another". */
  readonly lastDraft: Draft | null
  readonly isPending: boolean
  readonly failure: Failure | null
}

/** The screen shows the latest ones; the history has them all. */
const shownAtMost = 10

export const issuedStore = createStore<IssuedState>(() => ({
  issued: [],
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
  const result = await call('sessions.issue', { draft, timeZone: localTimeZone() })
  // Nothing was issued, so the next press is no second one.
  if (!result.ok) pressedFor = null
  issuedStore.setState((state) =>
    result.ok
      ? {
          isPending: false,
          lastDraft: draft,
          issued: [result.value, ...state.issued].slice(0, shownAtMost),
        }
      : { isPending: false, failure: result },
  )
}

export function useIssued(): IssuedState {
  return useStore(issuedStore)
}
