import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadSheets, sheetListStore } from './sheet-list.ts'
import { testSheet } from './sheet-test-double.ts'

const list = vi.fn()
const answer = (...ids: string[]) => ({ ok: true, value: { sheets: ids.map((id) => testSheet({ id })) } })
const ids = () => sheetListStore.getState().sheets?.map(({ id }) => id) ?? null

beforeEach(() => {
  list.mockReset()
  vi.stubGlobal('window', { roompass: { 'sheets.list': list } })
  sheetListStore.setState({ sheets: null, failure: null })
})
afterEach(() => void vi.unstubAllGlobals())

describe('the list of sheets', () => {
  it('is as main answered last', async () => {
    const late = Promise.withResolvers<unknown>()
    list.mockReturnValueOnce(late.promise).mockResolvedValueOnce(answer('two', 'one'))
    const first = loadSheets()
    await loadSheets()
    late.resolve(answer('one'))
    await first
    expect(ids()).toEqual(['two', 'one'])
  })

  it('stays where it can not be read, with the reason beside it', async () => {
    const failure = { ok: false, code: 'history-unavailable', message: 'The history is locked.' }
    list.mockResolvedValueOnce(answer('one')).mockResolvedValueOnce(failure)
    await loadSheets()
    await loadSheets()
    expect(ids()).toEqual(['one'])
    expect(sheetListStore.getState().failure).toEqual(failure)
  })
})
