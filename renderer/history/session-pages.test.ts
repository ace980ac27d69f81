import { describe, expect, it } from 'vitest'
import type { Request, Response } from '../../shared/contract.ts'
import type { Result } from '../../shared/errors.ts'
import type { SessionFilter, SessionRow } from '../../shared/schemas.ts'
import { everySession as everything } from '../../shared/session-filter.ts'
import { createSessionPages, pageSize, placeOf } from './session-pages.ts'
import { testRow as row } from './test-row.ts'

/** A history of which the test decides when each answer comes. */
function slowHistory(rows: SessionRow[]) {
  const waiting: { request: Request<'sessions.search'>; answer: () => void }[] = []
  const search = (request: Request<'sessions.search'>) =>
    new Promise<Result<Response<'sessions.search'>>>((resolve) => {
      const fitting = rows.filter(({ name }) => name?.includes(request.text))
      const page = fitting.slice(request.offset, request.offset + request.limit)
      const answer = () => resolve({ ok: true, value: { rows: page } })
      waiting.push({ request, answer })
    })
  const count = async ({ text }: SessionFilter) => ({
    ok: true as const,
    value: rows.filter(({ name }) => name?.includes(text)).length,
  })
  return { search, count, waiting }
}

/** A history that answers at once and counts what it was asked. */
function quickHistory(rows: SessionRow[]) {
  const asked: number[] = []
  const search = async ({ offset, limit }: Request<'sessions.search'>) => {
    asked.push(offset)
    return { ok: true as const, value: { rows: rows.slice(offset, offset + limit) } }
  }
  const count = async () => ({ ok: true as const, value: rows.length })
  return { search, count, asked, rows }
}

const many = (count: number) => Array.from({ length: count }, (_, index) => row(`s${index}`))

describe('a search', () => {
  it('shows the answer to the last thing typed, also when an earlier one comes later', async () => {
    const { search, count, waiting } = slowHistory([row('anna'), row('annika'), row('bo')])
    const pages = createSessionPages(search, count, everything)
    const first = pages.ask({ ...everything, text: 'ann' })
    const second = pages.ask({ ...everything, text: 'anni' })
    waiting[1]?.answer()
    await second
    waiting[0]?.answer()
    await first
    expect(pages.store.getState().total).toBe(1)
    expect(pages.store.getState().rows.get(0)?.id).toBe('annika')
  })

  it('keeps the rows of the search before until the new answer is there', async () => {
    const { search, count, waiting } = slowHistory([row('anna'), row('bo')])
    const pages = createSessionPages(search, count, everything)
    const first = pages.ask(everything)
    waiting[0]?.answer()
    await first
    const second = pages.ask({ ...everything, text: 'bo' })
    expect(pages.store.getState().rows.size).toBe(2)
    waiting[1]?.answer()
    await second
    expect([...pages.store.getState().rows.values()].map(({ id }) => id)).toEqual(['bo'])
  })

  it('shows the failure and no rows of another search', async () => {
    const pages = createSessionPages(
      async () => ({ ok: false, code: 'history-unavailable', message: 'Locked.' }),
      async () => ({ ok: true, value: 1 }),
      everything,
    )
    await pages.ask(everything)
    expect(pages.store.getState()).toMatchObject({ total: null, failure: { code: 'history-unavailable' } })
  })
})

describe('pages', () => {
  it('are fetched once, when they come into sight', async () => {
    const { search, count, asked } = quickHistory(many(350))
    const pages = createSessionPages(search, count, everything)
    await pages.ask(everything)
    await Promise.all([pages.want(90, 110), pages.want(95, 115)])
    await pages.want(90, 110)
    expect(asked).toEqual([0, pageSize])
    expect(pages.store.getState().rows.get(110)?.id).toBe('s110')
    expect(pages.store.getState().rows.has(210)).toBe(false)
  })

  it('are never asked for beyond the end', async () => {
    const { search, count, asked } = quickHistory(many(120))
    const pages = createSessionPages(search, count, everything)
    await pages.ask(everything)
    await pages.want(80, 500)
    expect(asked).toEqual([0, pageSize])
  })
})

describe('a long way', () => {
  it('keeps the pages around what is seen only, and fetches none of those that were passed', async () => {
    const { search, count, asked } = quickHistory(many(1_000_000 / 100))
    const pages = createSessionPages(search, count, everything)
    await pages.ask(everything)
    for (let first = 0; first < 9_000; first += 50) await pages.want(first, first + 20)
    expect(pages.store.getState().rows.size).toBeLessThanOrEqual(30 * pageSize)
    expect(pages.store.getState().rows.get(8_990)?.id).toBe('s8990')
    const before = asked.length
    await Promise.all([100, 2_500, 4_700, 9_900].map((first) => pages.want(first, first + 20)))
    expect(asked.length - before).toBeLessThanOrEqual(3)
    expect(pages.store.getState().rows.get(9_900)?.id).toBe('s9900')
  })
})

describe('a history that changed', () => {
  it('is read anew, and the row that was seen first is followed to its new place', async () => {
    const history = quickHistory(many(350))
    const pages = createSessionPages(history.search, history.count, everything)
    await pages.ask(everything)
    await pages.want(198, 215)
    history.rows.unshift(row('newest'), row('new'))
    expect(await pages.reload(198, 215)).toBe(2)
    const { rows, total } = pages.store.getState()
    expect(total).toBe(352)
    expect(placeOf(rows, 's198')).toBe(200)
    for (let place = 200; place <= 217; place++) expect(rows.has(place)).toBe(true)
  })

  it('does not move what is seen when nothing was added', async () => {
    const history = quickHistory(many(150))
    const pages = createSessionPages(history.search, history.count, everything)
    await pages.ask(everything)
    expect(await pages.reload(10, 30)).toBe(0)
  })

  it('keeps the rows there are when it can’t be read', async () => {
    let works = true
    const { search, count } = quickHistory(many(3))
    const pages = createSessionPages(
      async (request) =>
        works ? search(request) : { ok: false, code: 'history-unavailable', message: 'Locked.' },
      count,
      everything,
    )
    await pages.ask(everything)
    works = false
    await pages.reload(0, 3)
    expect(pages.store.getState().rows.size).toBe(3)
    expect(pages.store.getState().failure?.message).toBe('Locked.')
  })
})
