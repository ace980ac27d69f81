import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { noticeStore } from '../../stores/notice-store.ts'
import { createSheetPages } from '../../stores/sheet-pages.ts'
import { testRow, testSheet } from '../../stores/sheet-test-double.ts'
import { recordRow } from './record-row.ts'
import { setWaitingText, waitingText } from './seen-texts.ts'

const observe = vi.fn()
const row = testRow(1)
const place = { id: 'sheet', number: 1 }

async function pagesOfOne() {
  const pages = createSheetPages({
    sheet: async () => ({ ok: true, value: testSheet() }),
    rows: async () => ({ ok: true, value: { rows: [row], total: 1 } }),
  })
  await pages.ask(null)
  return pages
}

beforeEach(() => {
  vi.useFakeTimers()
  observe.mockReset().mockImplementation(async ({ number, observed, detail }) => ({
    ok: true,
    value: { row: testRow(number, { observed, detail, result: 'pass' }), sheet: testSheet() },
  }))
  noticeStore.setState({ notice: null })
  vi.stubGlobal('window', { roompass: { 'sheets.observe': observe } })
})
afterEach(() => {
  setWaitingText(place, '')
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('what was seen of a row', () => {
  it('is stored at once and shown', async () => {
    const pages = await pagesOfOne()
    await recordRow(pages, 'sheet', row, 'refused')
    expect(observe).toHaveBeenCalledWith({ ...place, observed: 'refused', detail: '' })
    expect(pages.store.getState().rows.get(0)).toMatchObject({ observed: 'refused', result: 'pass' })
  })

  it('takes along what was typed before it, once', async () => {
    const pages = await pagesOfOne()
    setWaitingText(place, 'Token expired')
    await recordRow(pages, 'sheet', row, 'refused')
    expect(observe).toHaveBeenLastCalledWith({ ...place, observed: 'refused', detail: 'Token expired' })
    expect(waitingText(place)).toBeNull()
  })

  it('keeps the text of before when only the outcome changes, and loses it when it is taken back', async () => {
    const pages = await pagesOfOne()
    const seen = testRow(1, { observed: 'refused', detail: 'Token expired' })
    await recordRow(pages, 'sheet', seen, 'error')
    expect(observe).toHaveBeenLastCalledWith({ ...place, observed: 'error', detail: 'Token expired' })
    await recordRow(pages, 'sheet', seen, null)
    expect(observe).toHaveBeenLastCalledWith({ ...place, observed: null, detail: '' })
  })

  it('that could not be stored is said, and what was typed waits on', async () => {
    const pages = await pagesOfOne()
    setWaitingText(place, 'Token expired')
    observe.mockResolvedValueOnce({ ok: false, code: 'failed', message: 'The disk is full.' })
    await recordRow(pages, 'sheet', row, 'refused')
    expect(noticeStore.getState().notice?.message).toBe('Case 1 is not recorded. The disk is full.')
    expect(waitingText(place)).toBe('Token expired')
    expect(pages.store.getState().rows.get(0)?.observed).toBeNull()
  })
})
