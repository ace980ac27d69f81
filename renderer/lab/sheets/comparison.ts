import type { Response } from '../../../shared/contract.ts'

export type Change = Response<'sheets.compare'>['changes'][number]

/** What a change comes to, the worst first. `changed`: neither to nor from a pass or a fail. */
export const changeKinds = ['broke', 'mended', 'changed', 'added', 'gone'] as const
export type ChangeKind = (typeof changeKinds)[number]

export const changeLabels: Readonly<Record<ChangeKind, string>> = {
  broke: 'Fails now',
  mended: 'Passes now',
  changed: 'Other changes',
  added: 'Only in this one',
  gone: 'Only in the other',
}

/** What a change comes to, from the sheet before to this one. */
export function kindOf({ before, after }: Pick<Change, 'before' | 'after'>): ChangeKind {
  if (after === null) return 'gone'
  if (before === null) return 'added'
  if (before.result === after.result) return 'changed'
  if (after.result === 'fail') return 'broke'
  return after.result === 'pass' ? 'mended' : 'changed'
}

/** How many changes of each kind there are. */
export function countsOf(changes: readonly Change[]): Readonly<Record<ChangeKind, number>> {
  const counts = { broke: 0, mended: 0, changed: 0, added: 0, gone: 0 }
  for (const change of changes) counts[kindOf(change)] += 1
  return counts
}

/** The changes of a kind, or all of them with the worst first; within a kind they stay in their order. */
export function sorted(changes: readonly Change[], kind: ChangeKind | null): readonly Change[] {
  if (kind !== null) return changes.filter((change) => kindOf(change) === kind)
  return changeKinds.flatMap((each) => changes.filter((change) => kindOf(change) === each))
}
