import type { EdgeCase } from '../../../shared/lab/edge-case.ts'
import type { CaseGroup } from './case-groups.ts'

/** One line of the list of cases: a case, or, with null, the head of its group. */
export interface ListItem {
  readonly group: CaseGroup
  readonly edgeCase: EdgeCase | null
}

/** The lines of the list. The first group has no head among them: the one at the top stays in sight, and begins with it. */
export function listItems(groups: readonly CaseGroup[]): readonly ListItem[] {
  return groups.flatMap((group, index) => [
    ...(index === 0 ? [] : [{ group, edgeCase: null }]),
    ...group.cases.map((edgeCase) => ({ group, edgeCase })),
  ])
}
