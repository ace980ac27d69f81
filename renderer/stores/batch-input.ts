import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { BatchInput, longestPaste, Reading } from '../../shared/batch/schemas.ts'
import type { Failure, Result } from '../../shared/errors.ts'
import { call } from '../bridge.ts'

interface InputState {
  /** The rows to issue from; null until some were chosen. */
  readonly input: BatchInput | null
  readonly isOpening: boolean
  /** In which way they are being read again; null where they are not. */
  readonly asked: Reading | null
  /** Why the last file or paste could not be read. */
  readonly failure: Failure | null
}

/** Where the rows of a batch come from. It lives outside the screen, so that coming back finds the same. */
export const batchInputStore = createStore<InputState>(() => ({
  input: null,
  isOpening: false,
  asked: null,
  failure: null,
}))

/** As in the contract, whose schemas stay in main. */
const mostPasted: typeof longestPaste = 5_000_000

let questions = 0

/** Has main ask for a file and read its beginning. A no to the dialog changes nothing. */
export function chooseInput(): Promise<void> {
  return open(() => call('batch.choose', {}))
}

/** Takes rows as they were pasted. */
export async function pasteInput(text: string): Promise<void> {
  if (text.trim() === '') return
  if (text.length > mostPasted) return fail(tooLong)
  await open(() => call('batch.paste', { text }))
}

/** Reads the beginning again, in another way. */
export async function readInput(reading: Reading): Promise<void> {
  const { input } = batchInputStore.getState()
  if (input !== null) await open(() => call('batch.read', { id: input.id, reading }), reading)
}

/** Back to where rows are chosen. */
export function clearInput(): void {
  questions += 1
  batchInputStore.setState({ input: null, isOpening: false, asked: null, failure: null })
}

/** The answer to the last question wins. */
async function open(ask: () => Promise<Result<BatchInput>>, asked: Reading | null = null): Promise<void> {
  const mine = ++questions
  batchInputStore.setState({ isOpening: true, asked, failure: null })
  const result = await ask()
  if (mine !== questions) return
  batchInputStore.setState({ isOpening: false, asked: null })
  if (result.ok) batchInputStore.setState({ input: result.value })
  else if (result.code !== 'cancelled') fail(result)
}

function fail(failure: Failure): void {
  batchInputStore.setState({ failure })
}

const tooLong: Failure = {
  ok: false,
  code: 'bad-request',
  message: 'That is more than can be pasted (5,000,000 characters). Save it as a CSV file and choose that.',
}

export function useBatchInput(): InputState {
  return useStore(batchInputStore)
}
