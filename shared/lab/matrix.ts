import type { EdgeCase } from './edge-case.ts'
import { keyOf, overlap } from './overlap.ts'
import { type Conflict, pairwise } from './pairwise.ts'

/** The cases of each chosen group. */
export type CaseGroups = readonly (readonly EdgeCase[])[]

/**
 * Combinations of the cases of some groups, with at most one case of each. `full`: every one that takes a case of each group.
 * `pairs`: as few as are easily found so that every two cases of two groups meet. Cases that change the same
 * thing never do, and cases that stand alone meet none.
 */
export function combinationsOf(groups: CaseGroups, cover: 'pairs' | 'full'): EdgeCase[][] {
  const joinable = joinableOf(groups)
  return cover === 'full' ? [...product(joinable)] : pairs(joinable)
}

/** How many combinations there are, without making them all: quick also where there are millions. */
export function countCombinations(groups: CaseGroups, cover: 'pairs' | 'full'): number {
  const joinable = joinableOf(groups)
  return cover === 'full' ? countProduct(joinable) : pairs(joinable).length
}

function joinableOf(groups: CaseGroups): CaseGroups {
  return groups.map((group) => group.filter(({ alone }) => !alone))
}

function pairs(groups: CaseGroups): EdgeCase[][] {
  const rows = pairwise(
    groups.map(({ length }) => length),
    conflictsOf(groups),
  )
  return rows.map((row) => row.flatMap((chosen, group) => groups[group]?.[chosen] ?? []))
}

function* product(groups: CaseGroups, before: readonly EdgeCase[] = []): Generator<EdgeCase[]> {
  const [first, ...rest] = groups
  if (first === undefined) {
    yield [...before]
    return
  }
  for (const one of first)
    if (!before.some((other) => overlap(one, other))) yield* product(rest, [...before, one])
}

/** Combinations that change the same things, or cases that do. */
interface Kind extends Pick<EdgeCase, 'changes'> {
  count: number
}

/** Counts by what is changed: combinations that change the same things go on in the same number of ways. */
function countProduct(groups: CaseGroups): number {
  let before: Kind[] = [{ changes: [], count: 1 }]
  for (const group of groups) {
    const kinds = kindsOf(group.map(({ changes }) => ({ changes, count: 1 })))
    before = kindsOf(
      before.flatMap((one) =>
        kinds
          .filter((other) => one.changes.length === 0 || !overlap(one, other))
          .map((other) => ({
            changes: [...one.changes, ...other.changes],
            count: one.count * other.count,
          })),
      ),
    )
  }
  return before.reduce((sum, { count }) => sum + count, 0)
}

function kindsOf(each: readonly Kind[]): Kind[] {
  const kinds = new Map<string, Kind>()
  for (const one of each) {
    const known = kinds.get(kindKey(one))
    if (known) known.count += one.count
    else kinds.set(kindKey(one), { ...one })
  }
  return [...kinds.values()]
}

const kindKey = ({ changes }: Pick<EdgeCase, 'changes'>) => changes.map(keyOf).sort().join()

/** Whether the `a`th case of group `i` and the `b`th of group `j` change the same thing. */
function conflictsOf(groups: CaseGroups): Conflict {
  // Asked a million times: cases that change the same things are one kind, and each two kinds are compared once.
  const kinds = new Map<string, EdgeCase>()
  const keys = groups.map((group) =>
    group.map((one) => {
      const key = kindKey(one)
      kinds.set(key, one)
      return key
    }),
  )
  const numbers = new Map([...kinds.keys()].map((key, number) => [key, number]))
  const kindOf = keys.map((group) => group.map((key) => numbers.get(key) ?? 0))
  const each = [...kinds.values()]
  const table = each.map((one) => each.map((other) => overlap(one, other)))
  return (i, a, j, b) => table[kindOf[i]?.[a] ?? 0]?.[kindOf[j]?.[b] ?? 0] ?? true
}
