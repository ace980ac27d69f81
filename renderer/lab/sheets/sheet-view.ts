import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { CaseResult } from '../../../shared/lab/schemas.ts'

interface SheetView {
  /** Whose view it is. */
  readonly sheetId: string | null
  /** Only rows with this result; null for all. */
  readonly result: CaseResult | null
  /** The number of the row whose detail is shown. */
  readonly selected: number | null
  /** What stands at the right of the rows. */
  readonly side: 'row' | 'run'
  /** Where the window is narrow it covers the rows, so it waits to be opened. */
  readonly isSideOpen: boolean
  /** The sheet whose changes to this one are shown in place of the rows; null for the rows. */
  readonly comparedWith: string | null
}

const untouched: SheetView = {
  sheetId: null,
  result: null,
  selected: null,
  side: 'row',
  isSideOpen: false,
  comparedWith: null,
}

/** How the open sheet is looked at; it lives outside the screen, so that coming back finds the same. */
export const sheetView = createStore<SheetView>(() => untouched)

/** Another sheet is looked at from its beginning, the same one as it was left. */
export function viewSheet(sheetId: string): void {
  if (sheetView.getState().sheetId !== sheetId) sheetView.setState({ ...untouched, sheetId })
}

/** A detail that lies over the rows would hide what is found. */
export function showResult(result: CaseResult | null): void {
  sheetView.setState({ result, selected: null, isSideOpen: false })
}

export function selectRow(selected: number | null): void {
  if (sheetView.getState().selected !== selected) sheetView.setState({ selected })
}

export function showSide(side: SheetView['side']): void {
  sheetView.setState({ side, isSideOpen: true })
}

/** Back to the rows; at the right there is the row again. */
export function closeSide(): void {
  sheetView.setState({ side: 'row', isSideOpen: false })
}

export function compareWith(comparedWith: string | null): void {
  sheetView.setState({ comparedWith })
}

export function useSheetView(): SheetView {
  return useStore(sheetView)
}
