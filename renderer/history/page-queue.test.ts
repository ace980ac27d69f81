import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPageQueue, nearestPages, pagesFromMiddle } from './page-queue.ts'

/** A queue of which the test decides when each page is there. */
function slowQueue(atOnce = 2) {
  const begun: number[] = []
  const answers = new Map<number, () => void>()
  const queue = createPageQueue((page) => {
    begun.push(page)
    return new Promise((resolve) => answers.set(page, resolve))
  }, atOnce)
  return { queue, begun, answer: (page: number) => answers.get(page)?.() }
}

const settled = async (work: Promise<void>) => {
  let isSettled = false
  void work.then(() => {
    isSettled = true
  })
  for (let turn = 0; turn < 10; turn++) await Promise.resolve()
  return isSettled
}

describe('pages that are wanted', () => {
  it('are loaded a few at once, in their order', async () => {
    const { queue, begun, answer } = slowQueue()
    const all = queue.want([7, 6, 8])
    expect(begun).toEqual([7, 6])
    answer(6)
    expect(await settled(all)).toBe(false)
    expect(begun).toEqual([7, 6, 8])
    answer(7)
    answer(8)
    await all
  })

  it('and were passed before they began are not loaded, and nobody waits for them', async () => {
    const { queue, begun, answer } = slowQueue()
    const passed = queue.want([1, 2, 3, 4])
    const seen = queue.want([900])
    answer(1)
    answer(2)
    expect(await settled(passed)).toBe(true)
    expect(begun).toEqual([1, 2, 900])
    expect(await settled(seen)).toBe(false)
    answer(900)
    await seen
  })

  it('twice are loaded once, and both wait for them', async () => {
    const { queue, begun, answer } = slowQueue(1)
    const both = [queue.want([1, 2]), queue.want([2, 1])]
    answer(1)
    expect(await settled(both[0] ?? Promise.resolve())).toBe(false)
    answer(2)
    await Promise.all(both)
    expect(begun).toEqual([1, 2])
  })

  it('of another list are forgotten, and the new ones need not wait for them', async () => {
    const { queue, begun, answer } = slowQueue(1)
    const old = queue.want([1, 2])
    queue.clear()
    expect(await settled(old)).toBe(true)
    const fresh = queue.want([1])
    expect(begun).toEqual([1, 1])
    answer(1)
    await fresh
    expect(begun).toEqual([1, 1])
  })
})

describe('the pages of places', () => {
  it('begin with what is in the middle of the sight', () => {
    expect(pagesFromMiddle(95, 130, 100)).toEqual([1, 0])
    expect(pagesFromMiddle(60, 105, 100)).toEqual([0, 1])
    expect(pagesFromMiddle(0, 350, 100)).toEqual([1, 2, 0, 3])
    expect(pagesFromMiddle(0, -1, 100)).toEqual([])
  })

  it('hold all of them, each page once', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.nat(500), (first, more) => {
        const pages = pagesFromMiddle(first, first + more, 100).sort((one, other) => one - other)
        expect(pages[0]).toBe(Math.floor(first / 100))
        expect(pages.at(-1)).toBe(Math.floor((first + more) / 100))
        expect(new Set(pages).size).toBe(pages.length)
      }),
    )
  })
})

describe('the rows that are kept', () => {
  const rows = new Map([5, 105, 250, 999_905].map((place) => [place, `row ${place}`]))

  it('are those of the nearest pages', () => {
    expect([...nearestPages(rows, 120, 100, 2).keys()].sort()).toEqual([105, 5].sort())
    expect([...nearestPages(rows, 999_999, 100, 1).keys()]).toEqual([999_905])
  })

  it('are the same where there are not too many', () => {
    expect(nearestPages(rows, 0, 100, 4)).toBe(rows)
  })
})
