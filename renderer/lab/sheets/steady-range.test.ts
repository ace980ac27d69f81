import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { steadyRange } from './steady-range.ts'

const sight = fc
  .record({
    count: fc.integer({ min: 1, max: 20_000 }),
    start: fc.nat(20_000),
    length: fc.integer({ min: 1, max: 60 }),
    overscan: fc.integer({ min: 1, max: 10 }),
  })
  .map(({ count, start, length, overscan }) => {
    const startIndex = Math.min(start, count - 1)
    return { startIndex, endIndex: Math.min(count - 1, startIndex + length - 1), overscan, count }
  })

describe('the lines that are drawn', () => {
  it('are those in sight, one after the other, and none that there is not', () => {
    fc.assert(
      fc.property(sight, fc.nat(200), (seen, before) => {
        const range = steadyRange(seen, before)
        const [first = 0] = range
        expect(range).toEqual(range.map((_, index) => first + index))
        expect(first).toBeGreaterThanOrEqual(0)
        expect(first).toBeLessThanOrEqual(seen.startIndex)
        expect(range.at(-1)).toBeGreaterThanOrEqual(seen.endIndex)
        expect(range.at(-1)).toBeLessThan(seen.count)
      }),
    )
  })

  it('are as many wherever the list is scrolled to', () => {
    let size = 0
    const sizes = new Set<number>()
    for (let top = 0; top < 983; top += 1) {
      // Half a line may be in sight at either end.
      const seen = {
        startIndex: top,
        endIndex: Math.min(999, top + 16 + (top % 2)),
        overscan: 8,
        count: 1000,
      }
      size = steadyRange(seen, size).length
      sizes.add(size)
    }
    expect(sizes.size).toBe(1)
  })

  it('are fewer again in a lower window', () => {
    const seen = (rows: number) => ({ startIndex: 100, endIndex: 99 + rows, overscan: 8, count: 1000 })
    const high = steadyRange(seen(40), 0).length
    expect(steadyRange(seen(10), high).length).toBeLessThan(high)
  })
})
