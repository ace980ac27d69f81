import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { everyItem, type Listing } from './pages.ts'
import { type AskedPath, testAccount } from './test-account.ts'

interface Item {
  readonly id: string
}

const listing = (changes: Partial<Listing<Item>> = {}): Listing<Item> => ({
  path: '/api/v1/things',
  by: 'after',
  most: 20_000,
  read: (item) =>
    item !== null && typeof item === 'object' && 'id' in item ? { id: String(item.id) } : null,
  keyOf: ({ id }) => id,
  ...changes,
})

const itemsOf = (count: number) => Array.from({ length: count }, (_, number) => ({ id: `item-${number}` }))

/** A platform with these items that keeps to its document. */
function pageOf(all: readonly Item[], { query }: AskedPath) {
  const from = query.after === undefined ? 0 : all.findIndex(({ id }) => id === query.after) + 1
  const start = from + Number(query.offset ?? 0)
  return all.slice(start, start + Number(query.limit))
}

const totals = {
  'a string': String,
  'a number': (count: number) => count,
  absent: () => undefined,
  odd: () => 'many',
}

describe('every item of a list', () => {
  test.each(
    (['after', 'offset'] as const).flatMap((by) =>
      Object.entries(totals).flatMap(([kind, total]) =>
        [0, 1, 99, 100, 101, 250, 300].map((count) => ({ by, kind, total, count })),
      ),
    ),
  )('$count of them, asked for by $by, with the total $kind', async ({ by, total, count }) => {
    const all = itemsOf(count)
    const { account, asked, progress } = testAccount((one) => ({
      body: { data: pageOf(all, one), total_count: total(count) },
    }))
    expect(await everyItem(account, listing({ by }))).toEqual(all)
    expect(asked.every(({ query }) => query.limit === '100' && query.order === 'desc')).toBe(true)
    expect(asked.length).toBeLessThanOrEqual(Math.floor(count / 100) + 1)
    expect(progress.at(-1)?.[0]).toBe(count)
    const other = by === 'after' ? 'offset' : 'after'
    expect(asked.every(({ query }) => query[other] === undefined)).toBe(true)
  })

  test('tells how far it is after each page', async () => {
    const all = itemsOf(250)
    const { account, progress } = testAccount((one) => ({
      body: { data: pageOf(all, one), total_count: '250' },
    }))
    await everyItem(account, listing())
    expect(progress).toEqual([
      [100, 250],
      [200, 250],
      [250, 250],
    ])
  })

  test('leaves out what can’t be read, and does not miss anything for it', async () => {
    const all = itemsOf(150)
    const { account } = testAccount((one) => ({
      body: { data: [null, ...pageOf(all, one).slice(0, 99)], total_count: 151 },
    }))
    expect(await everyItem(account, listing())).toEqual(all)
  })

  test('goes on by number where a cursor is not understood', async () => {
    const all = itemsOf(250)
    const { account, asked } = testAccount(({ query: { after: _, ...query }, ...one }) => ({
      body: { data: pageOf(all, { ...one, query }), total_count: '250' },
    }))
    expect(await everyItem(account, listing())).toEqual(all)
    expect(asked.map(({ query }) => query.after ?? query.offset ?? '')).toEqual(['', 'item-99', '100', '200'])
  })

  test.each([404, 422])('goes on by number where the cursor’s record is gone: %d', async (status) => {
    const all = itemsOf(250)
    const { account } = testAccount((one) =>
      one.query.after === undefined ? { body: { data: pageOf(all, one), total_count: 250 } } : { status },
    )
    expect(await everyItem(account, listing())).toEqual(all)
  })

  test('has each item once, also where new ones move the others down', async () => {
    const all = itemsOf(250)
    let added = 0
    const { account } = testAccount((one) => {
      added += 5
      const now = [...itemsOf(added).map(({ id }) => ({ id: `new-${id}` })), ...all]
      return { body: { data: pageOf(now, one), total_count: now.length } }
    })
    const found = await everyItem(account, listing({ by: 'offset' }))
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
    for (const item of all) expect(found).toContainEqual(item)
  })

  test('ends where a platform gives the same page for ever', async () => {
    for (const total of [undefined, 1_000_000]) {
      const { account, asked } = testAccount(() => ({ body: { data: itemsOf(100), total_count: total } }))
      expect(await everyItem(account, listing())).toHaveLength(100)
      expect(asked.length).toBeLessThanOrEqual(3)
    }
  })

  test('ends at the most that is read where a platform invents items for ever', async () => {
    const invented = naturals()
    const { account, asked, progress } = testAccount(() => ({
      body: {
        data: Array.from({ length: 100 }, () => ({ id: `invented-${invented.next().value}` })),
        total_count: '99999999',
      },
    }))
    expect(await everyItem(account, listing({ most: 1050 }))).toHaveLength(1050)
    expect(asked).toHaveLength(11)
    expect(progress.at(-1)).toEqual([1050, 99_999_999])
  })

  test('stops where what follows is not wanted', async () => {
    const all = itemsOf(1000)
    const { account, asked } = testAccount((one) => ({ body: { data: pageOf(all, one), total_count: 1000 } }))
    const isEnough = (page: readonly Item[]) => page.some(({ id }) => id === 'item-150')
    expect(await everyItem(account, listing({ isEnough }))).toHaveLength(200)
    expect(asked).toHaveLength(2)
  })

  test.each([{}, { data: {} }, [], null, 'text', { data: null }])('is not read from %j', async (body) => {
    const { account } = testAccount(() => ({ body }))
    await expect(everyItem(account, listing())).rejects.toMatchObject({ code: 'platform-unavailable' })
  })

  test.each([
    [401, 'platform-refused'],
    [403, 'platform-refused'],
    [404, 'platform-refused'],
    [422, 'platform-refused'],
    [500, 'platform-unavailable'],
  ])('fails with a sentence at %d', async (status, code) => {
    const { account } = testAccount(() => ({ status, words: 'Not today.' }))
    await expect(everyItem(account, listing())).rejects.toMatchObject({
      code,
      message: expect.stringMatching(new RegExp(`\\(${status}\\).*The platform says: “Not today.”$`)),
    })
  })

  test('ends for any answers at all', async () => {
    const page = fc.record({
      data: fc.array(fc.oneof(fc.record({ id: fc.nat(30) }), fc.jsonValue()), { maxLength: 120 }),
      total_count: fc.oneof(fc.nat(500), fc.string(), fc.constant(undefined)),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(page, { minLength: 1, maxLength: 8 }), async (pages) => {
        let turn = 0
        const { account } = testAccount(() => {
          turn += 1
          return { body: pages[turn % pages.length] }
        })
        const found = await everyItem(account, listing({ most: 300 }))
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
      }),
    )
  })
})

function* naturals() {
  for (let number = 1; ; number += 1) yield number
}
