import { RoompassError } from '../errors.ts'
import { startOf } from './base.ts'
import { combined, sourceText } from './combined.ts'
import type { CaseBase, CaseDraft, EdgeCase, PlatformLab } from './edge-case.ts'
import { combinationsOf, countCombinations } from './matrix.ts'
import type { ChosenCases, Outcome } from './schemas.ts'

/** Which cases a set is made of. */
export interface SetChoice {
  readonly lab: PlatformLab
  /** The person's own, which can be chosen too. */
  readonly own: readonly EdgeCase[]
  readonly chosen: ChosenCases
  /** By the ids of the platform's needs. */
  readonly given: CaseBase['given']
}

/** One case of a set, before it is signed or sent. */
export interface MadeCase {
  readonly id: string
  readonly title: string
  readonly group: string
  readonly expected: Outcome
  readonly reason: string
  /** In one line: the document, and how sure it is where it is not sure. */
  readonly source: string
  readonly resigned: boolean
  /** What the tester does with it beside opening the link; null for nothing. */
  readonly steps: string | null
  readonly draft: CaseDraft
}

export interface CaseSet {
  /** A case whose key mistake can't be made with the key is still among them. */
  readonly made: MadeCase[]
  /** Ids of chosen cases that need something which was not given. */
  readonly leftOut: string[]
}

/** The most cases of one set. */
export const mostInSet = 10_000

/**
 * Makes the chosen cases from a right draft. Pure: the same base gives the same bytes.
 *
 * @throws RoompassError `not-found` for a case or group that there is not, `bad-request` for too many combinations
 */
export function makeSet({
  lab,
  own,
  base,
  chosen,
}: Omit<SetChoice, 'given'> & { readonly base: CaseBase }): CaseSet {
  const { cases, leftOut } = casesOf({ lab, own, chosen, given: base.given })
  const start = startOf(lab, base)
  const made = cases.map((each): MadeCase => {
    const { id, title, group, expected, reason, source, resigned, steps = null } = each
    const draft = each.apply(start, base)
    return { id, title, group, expected, reason, source: sourceText(source), resigned, steps, draft }
  })
  return { made, leftOut }
}

/** How many cases a set would have. Nothing is made. @throws RoompassError `not-found` as `makeSet` does */
export function countOf(choice: SetChoice): number {
  const { chosen } = choice
  if (chosen.as === 'list') return listed(choice, chosen.ids).cases.length
  return countCombinations(groupsOf(choice, chosen.groups).groups, chosen.cover)
}

interface Chosen {
  readonly cases: readonly EdgeCase[]
  readonly leftOut: string[]
}

function casesOf(choice: SetChoice): Chosen {
  const { chosen } = choice
  if (chosen.as === 'list') return listed(choice, chosen.ids)
  const { groups, leftOut } = groupsOf(choice, chosen.groups)
  const count = countCombinations(groups, chosen.cover)
  if (count > mostInSet) {
    const words = [count, mostInSet].map((number) => number.toLocaleString('en'))
    throw new RoompassError(
      'bad-request',
      `These groups have ${words[0]} combinations, and a set has at most ${words[1]}: choose fewer groups, or pairs.`,
    )
  }
  return { cases: combinationsOf(groups, chosen.cover).map(combined), leftOut }
}

/** In the order of the ids, each once. */
function listed({ lab, own, given }: SetChoice, ids: readonly string[]): Chosen {
  const known = new Map([...lab.cases, ...own].map((each) => [each.id, each]))
  const cases = [...new Set(ids)].map((id) => {
    const found = known.get(id)
    if (found === undefined) throw new RoompassError('not-found', `There is no edge case “${id}”.`)
    return found
  })
  return ready(cases, given)
}

function groupsOf({ lab, own, given }: SetChoice, ids: readonly string[]) {
  const each = [...new Set(ids)].map((id) => {
    const cases = [...lab.cases, ...own].filter(({ group }) => group === id)
    if (cases.length === 0) throw new RoompassError('not-found', `There is no group of edge cases “${id}”.`)
    return ready(cases, given)
  })
  return { groups: each.map(({ cases }) => cases), leftOut: each.flatMap(({ leftOut }) => leftOut) }
}

/** A thing that was given as an empty text was not given. */
function ready(cases: readonly EdgeCase[], given: CaseBase['given']): Chosen {
  const isReady = ({ needs }: EdgeCase) => needs === undefined || (given[needs] ?? '').trim() !== ''
  const leftOut = cases.filter((each) => !isReady(each)).map(({ id }) => id)
  return { cases: cases.filter(isReady), leftOut }
}
