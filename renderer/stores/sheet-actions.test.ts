import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { noticeStore } from './notice-store.ts'
import { copyFromRow, exportSheet, openRow, removeSheet, renameSheet } from './sheet-actions.ts'
import { testSheet } from './sheet-test-double.ts'

const verb = vi.fn()
const said = () => noticeStore.getState().notice?.message ?? null
const cancelled = { ok: false, code: 'cancelled', message: 'Cancelled.' }
const failed = { ok: false, code: 'failed', message: 'The disk is full.' }
const row = { id: 'sheet', number: 3 }

beforeEach(() => {
  vi.useFakeTimers()
  verb.mockReset()
  noticeStore.setState({ notice: null })
  const verbs = ['copy', 'open', 'remove', 'rename', 'export'].map((name) => [`sheets.${name}`, verb])
  vi.stubGlobal('window', { roompass: Object.fromEntries(verbs) })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('what is done with a sheet', () => {
  it('says what was copied, and until when', async () => {
    verb.mockResolvedValueOnce({ ok: true, value: { clearedAfter: 60 } })
    await copyFromRow(row, 'token')
    expect(said()).toBe('Token of case 3 copied. The clipboard is cleared after 60 s.')
    verb.mockResolvedValueOnce({ ok: true, value: { clearedAfter: 0 } })
    await copyFromRow(row, 'link')
    expect(said()).toBe('Link of case 3 copied.')
  })

  it('says how many rows went where', async () => {
    verb.mockResolvedValue({ ok: true, value: { count: 1, fileName: 'sheet.csv' } })
    await exportSheet('sheet', 'csv')
    expect(verb).toHaveBeenCalledWith({ id: 'sheet', format: 'csv' })
    expect(said()).toBe('Exported 1 row to sheet.csv. It holds the tokens as plain text.')
  })

  it.each(['junit', 'markdown'] as const)('says that %s holds no tokens', async (format) => {
    verb.mockResolvedValue({ ok: true, value: { count: 1, fileName: 'report' } })
    await exportSheet('sheet', format)
    expect(said()).toBe('Exported 1 row to report. It holds no tokens.')
  })

  it('exports one at a time', async () => {
    const answer = Promise.withResolvers<unknown>()
    verb.mockReturnValueOnce(answer.promise)
    const first = exportSheet('sheet', 'csv')
    await exportSheet('sheet', 'json')
    expect(verb).toHaveBeenCalledTimes(1)
    expect(said()).toBe('An export is under way already.')
    answer.resolve(cancelled)
    await first
  })

  it('gives the new title, or keeps the old one and says why', async () => {
    const renamed = testSheet({ title: 'Release 13' })
    verb.mockResolvedValueOnce({ ok: true, value: renamed })
    expect(await renameSheet('sheet', 'Release 13')).toEqual(renamed)
    verb.mockResolvedValueOnce(failed)
    expect(await renameSheet('sheet', 'Release 13')).toBeNull()
    expect(said()).toBe('The disk is full.')
  })

  it.each([
    ['removing', () => removeSheet(testSheet())],
    ['exporting', () => exportSheet('sheet', 'json')],
    ['opening', () => openRow(row)],
  ])('says nothing where %s was called off, and why where it failed', async (_name, act) => {
    verb.mockResolvedValueOnce(cancelled)
    await act()
    expect(said()).toBeNull()
    verb.mockResolvedValueOnce(failed)
    await act()
    expect(said()).toBe('The disk is full.')
  })
})
