import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { BatchProblem } from '../../shared/batch/schemas.ts'
import type { ProblemFilter } from './check-words.ts'

/** What the list shows: the first rows as they are, or what the check found. */
export type Shown = 'first' | 'found' | ProblemFilter

/** A row whose cells are shown to be changed. */
export interface OpenRow {
  readonly inputId: string
  /** As it was found. */
  readonly problem: BatchProblem
  /** As they are typed. */
  readonly cells: readonly string[]
  /** Whether a change of it was just checked and nothing is to be said of it any more. */
  readonly isFixed: boolean
}

interface BatchView {
  readonly shown: Shown
  readonly open: OpenRow | null
}

/** How the rows are looked at; it lives outside the screen, so that coming back finds the same. */
export const batchView = createStore<BatchView>(() => ({ shown: 'first', open: null }))

export function showRows(shown: Shown): void {
  batchView.setState({ shown })
}

/** Shows the cells of a row; what was typed in another one and not saved is dropped. */
export function openRow(inputId: string, problem: BatchProblem): void {
  batchView.setState({ open: { inputId, problem, cells: problem.cells, isFixed: false } })
}

export function closeRow(): void {
  batchView.setState({ open: null })
}

export function typeCell(at: number, text: string): void {
  batchView.setState(({ open }) =>
    open === null ? {} : { open: { ...open, cells: open.cells.with(at, text), isFixed: false } },
  )
}

/** What is to be said of the open row after it was checked again; null for nothing. Another row that is open by now stays. */
export function rowChecked(row: number, cells: readonly string[] | null, problem: BatchProblem | null): void {
  batchView.setState(({ open }) => {
    if (open?.problem.row !== row) return {}
    if (problem !== null) return { open: { ...open, problem, cells: problem.cells, isFixed: false } }
    const fixed = {
      ...open.problem,
      cells: [...(cells ?? open.problem.cells)],
      findings: [],
      isEdited: cells !== null,
    }
    return { open: { ...open, problem: fixed, cells: fixed.cells, isFixed: true } }
  })
}

export function useBatchView(): BatchView {
  return useStore(batchView)
}
