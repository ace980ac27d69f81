import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { RunForm } from './run-words.ts'

/** How the next run is to go, as typed last. */
const runForm = createStore<RunForm>(() => ({ concurrency: '4', rate: '', rows: 'open' }))

export function changeRunForm(part: Partial<RunForm>): void {
  runForm.setState(part)
}

export function useRunForm(): RunForm {
  return useStore(runForm)
}
