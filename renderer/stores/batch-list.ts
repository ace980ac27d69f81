import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Batch } from '../../shared/batch/schemas.ts'
import type { Failure } from '../../shared/errors.ts'
import { call, on } from '../bridge.ts'
import { countOf } from '../view/count-of.ts'
import { notify } from './notice-store.ts'
import { screenStore } from './screen-store.ts'
import { createPace } from './sheet-pace.ts'

export type BatchAct = 'pause' | 'resume' | 'cancel' | 'forget'

interface BatchListState {
  /** As main orders them; null until an answer is there. */
  readonly batches: readonly Batch[] | null
  /** Why the last question has no answer. */
  readonly failure: Failure | null
  /** What was asked of a batch and is not answered yet, by its id. */
  readonly asked: Readonly<Record<string, BatchAct>>
}

/** The batches that were begun. They go on whichever screen is shown. */
export const batchListStore = createStore<BatchListState>(() => ({ batches: null, failure: null, asked: {} }))

/** Milliseconds between two looks at the list: a batch in another process may change it all the time. */
const pause = 400

let isFollowing = false
let questions = 0
/** What was heard since the question that is under way: its answer may be older. */
const heardSince = new Map<string, Batch>()

/** Listens to what main says of batches, from the first call on and for as long as the page lives. */
export function followBatches(): void {
  if (isFollowing) return
  isFollowing = true
  const pace = createPace(loadBatches, pause)
  on('batch.progress', heardOfBatch)
  on('batch.changed', pace.ask)
  pace.ask()
}

/** Asks main again; on failure the list stays as it was. The answer to the last question wins. */
export async function loadBatches(): Promise<void> {
  const mine = ++questions
  heardSince.clear()
  const result = await call('batch.list', {})
  if (mine !== questions) return
  if (!result.ok) return batchListStore.setState({ failure: result })
  const batches = result.value.batches.map((batch) => heardSince.get(batch.id) ?? batch)
  batchListStore.setState({ batches, failure: null })
}

/** Takes in what main says of a batch; the end of one that nobody looks at is said in the corner. */
export function heardOfBatch(batch: Batch): void {
  heardSince.set(batch.id, batch)
  const before = batchListStore.getState().batches?.find(({ id }) => id === batch.id)
  batchListStore.setState(({ batches }) => ({ batches: withBatch(batches ?? [], batch) }))
  if (screenStore.getState().screen === 'batch' || before?.state === batch.state) return
  if (batch.state === 'done') notify('ok', `A batch is over: ${countOf(batch.issued, 'token')} issued.`)
  if (batch.state === 'stopped') notify('error', `A batch broke off. ${batch.message}`.trimEnd())
}

/** Takes in main's answer that a batch runs; a short one is over before it, and was heard of already. */
export function heardFirstOfBatch(batch: Batch): void {
  if (batchListStore.getState().batches?.some(({ id }) => id === batch.id) !== true) heardOfBatch(batch)
}

function withBatch(batches: readonly Batch[], batch: Batch): readonly Batch[] {
  const isKnown = batches.some(({ id }) => id === batch.id)
  return isKnown ? batches.map((one) => (one.id === batch.id ? batch : one)) : [batch, ...batches]
}

/** True while a batch has rows to go and goes on here or in another process. */
export function isUnderWay({ state }: Pick<Batch, 'state'>): boolean {
  return state === 'running' || state === 'paused' || state === 'elsewhere'
}

/** Says to main what becomes of a batch. One thing at a time: a second press while it answers does nothing. */
export async function actOnBatch(id: string, act: BatchAct): Promise<void> {
  if (batchListStore.getState().asked[id] !== undefined) return
  setAsked(id, act)
  const failure = await tellMain(id, act)
  setAsked(id, undefined)
  if (failure !== null && failure.code !== 'cancelled') notify('error', failure.message)
}

async function tellMain(id: string, act: BatchAct): Promise<Failure | null> {
  if (act === 'pause' || act === 'forget') {
    const result = await call(`batch.${act}`, { id })
    if (!result.ok) return result
    if (act === 'forget') remove(id)
    return null
  }
  const result = await call(`batch.${act}`, { id })
  if (!result.ok) return result
  // What it came to since is heard as its progress.
  if (!heardSince.has(id)) heardOfBatch(result.value)
  return null
}

function setAsked(id: string, act: BatchAct | undefined): void {
  if (act !== undefined) heardSince.delete(id)
  batchListStore.setState(({ asked }) => {
    const { [id]: _before, ...others } = asked
    return { asked: act === undefined ? others : { ...others, [id]: act } }
  })
}

function remove(id: string): void {
  batchListStore.setState(({ batches }) => ({
    batches: batches === null ? null : batches.filter((batch) => batch.id !== id),
  }))
}

/** One batch by its id: what uses it is drawn again when this one changes, and not with the others. */
export function useBatch(id: string): Batch | undefined {
  return useStore(batchListStore, ({ batches }) => batches?.find((batch) => batch.id === id))
}

/** What was asked of a batch and is not answered yet. */
export function useAsked(id: string): BatchAct | undefined {
  return useStore(batchListStore, ({ asked }) => asked[id])
}
