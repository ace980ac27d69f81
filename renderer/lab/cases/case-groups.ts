import type { EdgeCase, PlatformLab } from '../../../shared/lab/edge-case.ts'
import { ownGroup } from '../../../shared/lab/own-case.ts'
import { foldText } from '../../../shared/text/fold.ts'
import { outcomeLabels } from '../sheets/result-words.ts'

/** Cases of one group, with the group's name. */
export interface CaseGroup {
  readonly id: string
  readonly label: string
  readonly cases: readonly EdgeCase[]
}

type Groups = Pick<PlatformLab, 'groups'>

/** The name of a group by its id; a combination of several has them joined with `+`. */
export function groupLabel({ groups }: Groups, group: string): string {
  const labelOf = (id: string) =>
    id === ownGroup ? 'My cases' : (groups.find((one) => one.id === id)?.label ?? id)
  return group.split('+').map(labelOf).join(' · ')
}

/** Cases by group, in the order of the platform's groups, a person's own behind them. Empty groups are left out. */
export function groupsOf(lab: Groups, cases: readonly EdgeCase[]): readonly CaseGroup[] {
  const byGroup = Map.groupBy(cases, ({ group }) => group)
  const known = [...lab.groups.map(({ id }) => id), ownGroup]
  const others = [...byGroup.keys()].filter((id) => !known.includes(id))
  return [...known.slice(0, -1), ...others, ownGroup].flatMap((id) => {
    const found = byGroup.get(id)
    return found === undefined ? [] : [{ id, label: groupLabel(lab, id), cases: found }]
  })
}

/** The cases that a text fits: each of its words is in title, id, group, expectation, reason or source. Without case and accents. */
export function fittingCases(lab: Groups, cases: readonly EdgeCase[], text: string): readonly EdgeCase[] {
  const words = foldText(text)
    .split(' ')
    .filter((word) => word !== '')
  if (words.length === 0) return cases
  return cases.filter((each) => {
    const { id, title, group, expected, reason, source } = each
    const all = [id, title, groupLabel(lab, group), outcomeLabels[expected], reason, source.document]
    const folded = foldText(all.join(' '))
    return words.every((word) => folded.includes(word))
  })
}

/** How many of some cases are chosen. */
export function shareOf(chosen: ReadonlySet<string>, cases: readonly EdgeCase[]): 'all' | 'some' | 'none' {
  const count = cases.filter(({ id }) => chosen.has(id)).length
  if (count === 0) return 'none'
  return count === cases.length ? 'all' : 'some'
}

/** Chooses all of some cases; where all of them are chosen already, none of them. */
export function toggled(chosen: ReadonlySet<string>, cases: readonly EdgeCase[]): ReadonlySet<string> {
  const ids = new Set(cases.map(({ id }) => id))
  return shareOf(chosen, cases) === 'all'
    ? new Set([...chosen].filter((id) => !ids.has(id)))
    : new Set([...chosen, ...ids])
}
