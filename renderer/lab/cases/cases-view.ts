import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { EdgeCase } from '../../../shared/lab/edge-case.ts'
import type { PlatformId } from '../../../shared/schemas.ts'
import { toggled } from './case-groups.ts'
import { blankSet, type SetForm } from './set-form.ts'

interface CasesView {
  /** What is looked for. */
  readonly text: string
  /** Only cases of this group; null for all. */
  readonly group: string | null
  /** The case whose detail is shown. */
  readonly selected: string | null
  /** What stands at the right of the cases. */
  readonly side: 'case' | 'set'
  /** Where the window is narrow it covers the cases, so it waits to be opened. */
  readonly isSideOpen: boolean
  /** Ids of the cases that a set is made of, by platform. */
  readonly chosen: Readonly<Partial<Record<PlatformId, ReadonlySet<string>>>>
  readonly set: SetForm
}

/** It lives outside the screen, so that coming back finds the same. */
const casesView = createStore<CasesView>(() => ({
  text: '',
  group: null,
  selected: null,
  side: 'case',
  isSideOpen: false,
  chosen: {},
  set: blankSet,
}))

const nothing: ReadonlySet<string> = new Set()

export function changeCasesView(part: Partial<Pick<CasesView, 'text' | 'group'>>): void {
  casesView.setState(part)
}

export function selectCase(selected: string | null): void {
  if (casesView.getState().selected !== selected) casesView.setState({ selected })
}

export function showCaseSide(side: CasesView['side']): void {
  casesView.setState({ side, isSideOpen: true })
}

export function closeCaseSide(): void {
  casesView.setState({ isSideOpen: false })
}

/** Chooses all of some cases for the set, or, where all of them are chosen, none of them. */
export function toggleCases(platform: PlatformId, cases: readonly EdgeCase[]): void {
  casesView.setState(({ chosen }) => ({
    chosen: { ...chosen, [platform]: toggled(chosen[platform] ?? nothing, cases) },
  }))
}

export function changeSet(part: Partial<SetForm>): void {
  casesView.setState(({ set }) => ({ set: { ...set, ...part } }))
}

export function useCasesView(): CasesView {
  return useStore(casesView)
}

export function useChosen(platform: PlatformId): ReadonlySet<string> {
  return useStore(casesView, ({ chosen }) => chosen[platform] ?? nothing)
}
