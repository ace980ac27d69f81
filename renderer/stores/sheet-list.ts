import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Failure } from '../../shared/errors.ts'
import type { Sheet } from '../../shared/lab/schemas.ts'
import { call } from '../bridge.ts'

interface SheetListState {
  /** The newest first; null until an answer is there. */
  readonly sheets: readonly Sheet[] | null
  /** Why the last question has no answer. */
  readonly failure: Failure | null
}

/** The run sheets as main last gave them. */
export const sheetListStore = createStore<SheetListState>(() => ({ sheets: null, failure: null }))

let questions = 0

/** Asks main again; on failure the list stays as it was. The answer to the last question wins. */
export async function loadSheets(): Promise<void> {
  const mine = ++questions
  const result = await call('sheets.list', {})
  if (mine !== questions) return
  sheetListStore.setState(result.ok ? { sheets: result.value.sheets, failure: null } : { failure: result })
}

export function useSheetList(): SheetListState {
  return useStore(sheetListStore)
}
