export interface PageQueue {
  /**
   * Loads these pages, the first ones first. What was wanted before and has not begun is not loaded any more: a person
   * passed it. Comes back when each of the pages is there, or no longer wanted.
   */
  want(pages: readonly number[]): Promise<void>
  /** Everything is forgotten: what is under way belongs to another list. */
  clear(): void
}

interface Wanted {
  readonly settled: Promise<void>
  settle(): void
}

/**
 * Loads pages of a list as they come into sight, a few at once.
 *
 * @param load loads one page; it does not reject
 */
export function createPageQueue(load: (page: number) => Promise<void>, atOnce = 2): PageQueue {
  let waiting: number[] = []
  let underWay = new Set<number>()
  let wanted = new Map<number, Wanted>()

  function settle(page: number) {
    wanted.get(page)?.settle()
    wanted.delete(page)
  }

  function loadNext() {
    while (underWay.size < atOnce) {
      const page = waiting.shift()
      if (page === undefined) return
      void loadOne(page)
    }
  }

  async function loadOne(page: number) {
    const mine = underWay
    mine.add(page)
    await load(page)
    if (mine !== underWay) return
    mine.delete(page)
    settle(page)
    loadNext()
  }

  return {
    async want(pages) {
      for (const page of waiting) if (!pages.includes(page)) settle(page)
      waiting = pages.filter((page) => !underWay.has(page))
      const all = pages.map((page) => {
        const known = wanted.get(page) ?? promised()
        wanted.set(page, known)
        return known.settled
      })
      loadNext()
      await Promise.all(all)
    },
    clear() {
      for (const { settle: over } of wanted.values()) over()
      waiting = []
      underWay = new Set()
      wanted = new Map()
    },
  }
}

function promised(): Wanted {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { settled: promise, settle: resolve }
}

/** The pages that hold the places `first` to `last`, the one in the middle first. */
export function pagesFromMiddle(first: number, last: number, pageSize: number): number[] {
  const [start, end] = [first, last].map((place) => Math.floor(Math.max(0, place) / pageSize))
  if (start === undefined || end === undefined || last < first) return []
  const middle = (first + last) / 2 / pageSize - 0.5
  const distance = (page: number) => Math.abs(page - middle)
  return Array.from({ length: end - start + 1 }, (_, index) => start + index).sort(
    (one, other) => distance(one) - distance(other),
  )
}

/** The rows of the pages that are nearest to `place`, at most so many pages; the same object where none goes. */
export function nearestPages<Row>(
  rows: ReadonlyMap<number, Row>,
  place: number,
  pageSize: number,
  atMost: number,
): ReadonlyMap<number, Row> {
  const here = Math.floor(place / pageSize)
  const pages = new Set([...rows.keys()].map((at) => Math.floor(at / pageSize)))
  if (pages.size <= atMost) return rows
  const nearest = [...pages].sort((one, other) => Math.abs(one - here) - Math.abs(other - here))
  const kept = new Set(nearest.slice(0, atMost))
  return new Map([...rows].filter(([at]) => kept.has(Math.floor(at / pageSize))))
}
