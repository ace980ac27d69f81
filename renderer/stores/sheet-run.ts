import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Request } from '../../shared/contract.ts'
import type { Failure } from '../../shared/errors.ts'
import type { RunProgress } from '../../shared/lab/schemas.ts'
import { call, on } from '../bridge.ts'
import { countOf } from '../view/count-of.ts'
import { notify } from './notice-store.ts'

interface RunState {
  /** The newest that is known of each sheet's run, by the sheet's id. */
  readonly runs: Readonly<Record<string, RunProgress>>
}

/** Runs go on whichever screen is shown. */
export const runStore = createStore<RunState>(() => ({ runs: {} }))

/** Sheets whose run somebody is looking at. */
const watched = new Set<string>()
let isFollowing = false

/** Listens to what main says of runs, from the first call on and for as long as the page lives. */
export function followRuns(): void {
  if (isFollowing) return
  isFollowing = true
  on('sheets.progress', heardOfRun)
}

/** Takes in what main says of a run; the end of one that nobody looks at is said in the corner. */
export function heardOfRun(progress: RunProgress): void {
  runStore.setState(({ runs }) => ({ runs: { ...runs, [progress.sheetId]: progress } }))
  if (watched.has(progress.sheetId)) return
  if (progress.state === 'done') notify('ok', `A run is over: ${countOf(progress.done, 'row')} done.`)
  if (progress.state === 'failed') notify('error', `A run has ended. ${progress.message}`)
}

/** Somebody looks at the run of a sheet; gives the function that says that they no longer do. */
export function watchRun(sheetId: string): () => void {
  watched.add(sheetId)
  return () => void watched.delete(sheetId)
}

/** True while a run has rows to go, paused or not. */
export function isUnderWay(run: RunProgress | undefined): run is RunProgress {
  return run?.state === 'running' || run?.state === 'paused'
}

/** Begins a run. Gives why it could not, or null; a no to the native dialog is neither. */
export async function startRun(request: Request<'sheets.run'>): Promise<Failure | null> {
  dismissRun(request.id)
  const result = await call('sheets.run', request)
  if (!result.ok) return result.code === 'cancelled' ? null : result
  const { total } = result.value
  // A short run is over before main answers that it runs.
  runStore.setState(({ runs }) =>
    runs[request.id] === undefined ? { runs: { ...runs, [request.id]: begun(request.id, total) } } : { runs },
  )
  return null
}

const begun = (sheetId: string, total: number): RunProgress => ({
  sheetId,
  state: 'running',
  done: 0,
  total,
  message: '',
})

/** Says to main what becomes of a run; what it comes to is heard as its progress. */
export async function steerRun(id: string, to: 'pause' | 'resume' | 'cancel'): Promise<void> {
  const result = await call(`sheets.${to}`, { id })
  if (!result.ok) notify('error', result.message)
}

/** Takes away what is said of a run that is over. */
export function dismissRun(id: string): void {
  runStore.setState(({ runs }) => {
    const { [id]: run, ...others } = runs
    return isUnderWay(run) ? {} : { runs: others }
  })
}

export function useRun(sheetId: string): RunProgress | undefined {
  return useStore(runStore, ({ runs }) => runs[sheetId])
}
