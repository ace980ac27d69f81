import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Response } from '../../../shared/contract.ts'
import type { Failure } from '../../../shared/errors.ts'
import type { LabDraft } from '../../../shared/lab/schemas.ts'
import { call } from '../../bridge.ts'
import { createPressGuard } from '../../stores/press-guard.ts'
import { keepCraftNow } from '../craft/craft-keeper.ts'
import { craftStore, secondsNow } from '../craft/craft-store.ts'

/** One request that was sent here, with the draft that it came of. */
export type Sent = Response<'lab.send'> & {
  readonly id: number
  readonly draft: LabDraft
  /** Epoch seconds at which the answer was there. */
  readonly at: number
}

interface SendState {
  /** The newest first. */
  readonly sent: readonly Sent[]
  readonly isPending: boolean
  readonly failure: Failure | null
}

/** An answer may be long; what came back as a token is in the history. */
const shownAtMost = 5

export const sendStore = createStore<SendState>(() => ({ sent: [], isPending: false, failure: null }))

const counts = createPressGuard(1000)
let pressedFor: LabDraft | null = null
let sentSoFar = 0

/**
 * Sends what is shown, once: not while another is under way, nor within a second of the last press for the same draft.
 *
 * @param at the moment of the press, in milliseconds of a monotonic clock
 */
export async function sendRequest(at: number): Promise<void> {
  const { draft } = craftStore.getState()
  if (draft === null || draft.request === null || sendStore.getState().isPending) return
  if (!counts(at, pressedFor === draft)) return
  pressedFor = draft
  sendStore.setState({ isPending: true, failure: null })
  void keepCraftNow()
  const result = await call('lab.send', { profileId: draft.profileId, request: draft.request })
  if (!result.ok) {
    pressedFor = null
    return sendStore.setState({ isPending: false, failure: result.code === 'cancelled' ? null : result })
  }
  sentSoFar += 1
  const one: Sent = { ...result.value, id: sentSoFar, draft, at: secondsNow() }
  sendStore.setState(({ sent }) => ({
    isPending: false,
    failure: null,
    sent: [one, ...sent].slice(0, shownAtMost),
  }))
}

/** What was said of the last try is about another request now. */
export function forgetSendFailure(): void {
  if (sendStore.getState().failure !== null) sendStore.setState({ failure: null })
}

export function useSent(): SendState {
  return useStore(sendStore)
}
