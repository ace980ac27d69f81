import { describe, expect, it, vi } from 'vitest'
import type { Response } from '../../shared/contract.ts'
import type { Failure, Result } from '../../shared/errors.ts'
import type { CaseResult, SheetRow } from '../../shared/lab/schemas.ts'
import { type AskSheet, createSheetPages, pageSize, placeOfRow } from './sheet-pages.ts'
import { testRow, testSheet } from './sheet-test-double.ts'

/** Main with a sheet of so many rows, whose results a test may change. */
function mainWith(count: number) {
  const rows = Array.from({ length: count }, (_, index) => testRow(index + 1))
  const asked: { offset: number; limit: number; result: CaseResult | null }[] = []
  const ask: AskSheet = {
    sheet: async () => ({ ok: true, value: testSheet() }),
    rows: async ({ offset, limit, result }) => {
      asked.push({ offset, limit, result })
      const fitting = rows.filter((row) => result === null || row.result === result)
      return { ok: true, value: { rows: fitting.slice(offset, offset + limit), total: fitting.length } }
    },
  }
  return {
    ask,
    asked,
    set: (number: number, over: Partial<SheetRow>) => void rows.splice(number - 1, 1, testRow(number, over)),
  }
}

const offline: Failure = { ok: false, code: 'history-unavailable', message: 'The history is locked.' }

describe('the rows of a sheet', () => {
  it('come in pages, each of them once', async () => {
    const { ask, asked } = mainWith(1200)
    const pages = createSheetPages(ask)
    await pages.ask(null)
    expect(pages.store.getState()).toMatchObject({ total: 1200, sheet: { id: 'sheet' } })
    await Promise.all([pages.want(90, 110), pages.want(95, 115)])
    await pages.want(100, 120)
    expect(asked).toEqual([
      { offset: 0, limit: pageSize, result: null },
      { offset: pageSize, limit: pageSize, result: null },
    ])
    expect(pages.store.getState().rows.get(110)?.number).toBe(111)
  })

  it('are those of the result asked for last, whichever answer comes first', async () => {
    const late = Promise.withResolvers<Result<Response<'sheets.rows'>>>()
    const { ask } = mainWith(3)
    const rows = vi.fn(ask.rows).mockReturnValueOnce(late.promise)
    const pages = createSheetPages({ ...ask, rows })
    const first = pages.ask('fail')
    await pages.ask(null)
    late.resolve({ ok: true, value: { rows: [], total: 0 } })
    await first
    expect(pages.store.getState()).toMatchObject({ result: null, total: 3 })
  })

  it('say why they are not there, and come after that', async () => {
    const { ask } = mainWith(3)
    const sheet = vi.fn(ask.sheet).mockResolvedValueOnce(offline)
    const pages = createSheetPages({ ...ask, sheet })
    await pages.ask(null)
    expect(pages.store.getState()).toMatchObject({ failure: offline, total: null })
    await pages.ask(null)
    expect(pages.store.getState()).toMatchObject({ failure: null, total: 3 })
  })

  it('are fetched anew in sight when the sheet changes, the others when they come into sight', async () => {
    const { ask, asked, set } = mainWith(1200)
    const pages = createSheetPages(ask)
    await pages.ask(null)
    await pages.want(600, 610)
    set(3, { observed: 'accepted', result: 'fail' })
    set(605, { observed: 'refused', result: 'pass' })
    asked.length = 0
    await pages.refresh(0, 20)
    expect(asked).toEqual([{ offset: 0, limit: 21, result: null }])
    expect(pages.store.getState().rows.get(2)?.result).toBe('fail')
    await pages.want(600, 610)
    expect(pages.store.getState().rows.get(604)?.result).toBe('pass')
  })

  it('of one result close up when one gets another', async () => {
    const { ask, set } = mainWith(4)
    const pages = createSheetPages(ask)
    await pages.ask('open')
    set(2, { observed: 'refused', result: 'pass' })
    await pages.refresh(0, 3)
    const { rows, total } = pages.store.getState()
    expect(total).toBe(3)
    expect([...rows].map(([place, row]) => [place, row.number])).toEqual([
      [0, 1],
      [1, 3],
      [2, 4],
    ])
  })

  it('keep their place while something is recorded, and what was recorded while they are fetched', async () => {
    const { ask } = mainWith(3)
    const pages = createSheetPages(ask)
    await pages.ask('open')
    const late = Promise.withResolvers<Result<Response<'sheets.rows'>>>()
    ask.rows = () => late.promise
    const refreshing = pages.refresh(0, 2)
    const counts = { pass: 1, fail: 0, unknown: 0, open: 2 }
    const row = testRow(2, { observed: 'refused', result: 'pass' })
    pages.take({ row, sheet: testSheet({ counts }) })
    expect(pages.store.getState().rows.get(1)).toBe(row)
    expect(pages.store.getState().sheet?.counts).toEqual(counts)
    // Main answered this before it had heard of the record.
    late.resolve({ ok: true, value: { rows: [testRow(1), testRow(2), testRow(3)], total: 3 } })
    await refreshing
    expect(pages.store.getState().rows.get(1)).toBe(row)
  })
})

describe('the place of a row', () => {
  it('is found in a list of all rows and of some', () => {
    const all = new Map([0, 1, 2].map((place) => [place, testRow(place + 1)]))
    expect([1, 3, 4].map((number) => placeOfRow(all, number))).toEqual([0, 2, undefined])
    const some = new Map([
      [0, testRow(5)],
      [1, testRow(9)],
    ])
    expect([5, 9, 1].map((number) => placeOfRow(some, number))).toEqual([0, 1, undefined])
  })
})
