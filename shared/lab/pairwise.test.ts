import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pairwise, unset } from './pairwise.ts'

const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 6 })
/** Which pairs conflict, the same for both orders. */
const conflicts = fc
  .func(fc.integer({ min: 0, max: 4 }))
  .map(
    (random) => (i: number, a: number, j: number, b: number) =>
      random(...(i < j ? [i, a, j, b] : [j, b, i, a])) === 0,
  )

function pairsOf(counts: readonly number[]): [number, number, number, number][] {
  return counts.flatMap((one, i) =>
    counts.flatMap((other, j) =>
      i >= j
        ? []
        : Array.from({ length: one }, (_, a) =>
            Array.from({ length: other }, (_, b): [number, number, number, number] => [i, a, j, b]),
          ).flat(),
    ),
  )
}

describe('pairwise', () => {
  it('covers every pair that can stand together, and puts no other together', () => {
    fc.assert(
      fc.property(sizes, conflicts, (counts, conflict) => {
        const rows = pairwise(counts, conflict)
        for (const [i, a, j, b] of pairsOf(counts)) {
          const isThere = rows.some((row) => row[i] === a && row[j] === b)
          expect(isThere).toBe(!conflict(i, a, j, b))
        }
        for (const row of rows) {
          expect(row).toHaveLength(counts.length)
          expect(row.every((value, at) => value === unset || (value >= 0 && value < (counts[at] ?? 0)))).toBe(
            true,
          )
        }
      }),
    )
  })

  it('needs not many more rows than the two largest parameters do', () => {
    fc.assert(
      fc.property(sizes, (counts) => {
        const [most = 1, second = 1] = counts.toSorted((one, other) => other - one)
        const rows = pairwise(counts, () => false)
        expect(rows.length).toBeGreaterThanOrEqual(most * second)
        expect(rows.length).toBeLessThanOrEqual(most * second * 2 + 6)
      }),
    )
  })

  it('has no row without a pair', () => {
    fc.assert(
      fc.property(sizes, conflicts, (counts, conflict) => {
        for (const row of pairwise(counts, conflict))
          expect(row.filter((value) => value !== unset).length).toBeGreaterThanOrEqual(2)
      }),
    )
  })
})
