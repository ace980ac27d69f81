import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Response } from '../../../shared/contract.ts'
import type { Failure } from '../../../shared/errors.ts'
import type { CraftKey, LabDraft } from '../../../shared/lab/schemas.ts'
import { call } from '../../bridge.ts'
import { createPressGuard } from '../../stores/press-guard.ts'
import { keepCraftNow } from './craft-keeper.ts'
import { craftStore, type KeyFrom } from './craft-store.ts'

/** One token that was signed here, with the draft that it came of. */
export type Crafted = Response<'lab.craft'> & { readonly draft: LabDraft }

interface SignState {
  /** The newest first. */
  readonly crafted: readonly Crafted[]
  readonly isPending: boolean
  readonly failure: Failure | null
}

/** The screen shows the latest ones; the history has them all. */
const shownAtMost = 10

export const signStore = createStore<SignState>(() => ({ crafted: [], isPending: false, failure: null }))

const counts = createPressGuard(1000)
/** The draft and where its key came from. */
let pressedFor: { readonly draft: LabDraft; readonly keyFrom: KeyFrom } | null = null

const noKey: Failure = {
  ok: false,
  code: 'key-empty',
  field: 'secret',
  message: 'Type the key, or choose the empty key to sign with none.',
}

/**
 * Signs what is shown, once: not while another is under way, nor within a second of the last press for the same draft.
 *
 * @param takeTyped takes a typed key and leaves its field blank; called only where it is needed, and before anything is
 *   awaited
 * @param at the moment of the press, in milliseconds of a monotonic clock
 */
export async function signCraft(takeTyped: () => string, at: number): Promise<void> {
  const { draft, keyFrom } = craftStore.getState()
  if (draft === null || signStore.getState().isPending) return
  const key = keyNow(draft, takeTyped)
  // Signing leaves the field blank, so what stands in it was typed since.
  const isTypedAnew = key.from === 'typed' && key.secret !== ''
  const isSame = pressedFor?.draft === draft && pressedFor.keyFrom === keyFrom && !isTypedAnew
  if (!counts(at, isSame)) return
  pressedFor = { draft, keyFrom }
  if (key.from === 'typed' && key.secret === '') return fail(noKey)
  signStore.setState({ isPending: true, failure: null })
  void keepCraftNow()
  const { profileId, craft, delivery } = draft
  // No mistake can be made with no bytes.
  const variant = keyFrom === 'empty' ? 'right' : draft.variant
  const result = await call('lab.craft', { profileId, craft, key, variant, delivery })
  if (!result.ok) return fail(result)
  const crafted = { ...result.value, draft }
  signStore.setState((state) => ({
    isPending: false,
    failure: null,
    crafted: [crafted, ...state.crafted].slice(0, shownAtMost),
  }))
}

function fail(failure: Failure): void {
  // Nothing was signed, so the next press is no second one.
  pressedFor = null
  signStore.setState({ isPending: false, failure: failure.code === 'cancelled' ? null : failure })
}

function keyNow({ keyId, craft }: LabDraft, takeTyped: () => string): CraftKey {
  const { keyFrom, keyEncoding } = craftStore.getState()
  // Nothing signs, so a key that was to be typed is not asked for.
  if (craft.algorithm === 'none') return { from: 'empty' }
  if (keyFrom === 'typed') return { from: 'typed', secret: takeTyped(), encoding: keyEncoding }
  if (keyFrom === 'empty') return { from: 'empty' }
  return keyId === null ? { from: 'current' } : { from: 'stored', id: keyId }
}

/** What was said of the last try is about another key or draft now. */
export function forgetFailure(): void {
  if (signStore.getState().failure !== null) signStore.setState({ failure: null })
}

export function useSigning(): SignState {
  return useStore(signStore)
}
