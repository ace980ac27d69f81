import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { noticeStore } from './notice-store.ts'
import { enterRowNote, leaveRowNote, noteOfRow } from './sheet-notes.ts'
import { keepUnsaved } from './unsaved.ts'

const note = vi.fn()
const stored = { ok: true, value: {} }
const locked = { ok: false, code: 'history-unavailable', message: 'The history is locked.' }

beforeEach(() => {
  vi.useFakeTimers()
  note.mockReset().mockResolvedValue(stored)
  noticeStore.setState({ notice: null })
  vi.stubGlobal('window', { roompass: { 'sheets.note': note } })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('the note of a row', () => {
  it('is stored on leaving it, for its own row', async () => {
    const row = { id: 'sheet', number: 1 }
    enterRowNote(row)
    noteOfRow(row, '').type('white page')
    noteOfRow({ ...row, number: 2 }, '').type('another')
    await leaveRowNote(row)
    expect(note.mock.calls).toEqual([[{ id: 'sheet', number: 1, note: 'white page' }]])
    await leaveRowNote({ ...row, number: 2 })
  })

  it('that could not be stored is said, and is there on coming back', async () => {
    const row = { id: 'sheet', number: 3 }
    note.mockResolvedValueOnce(locked)
    enterRowNote(row)
    noteOfRow(row, '').type('slow')
    await leaveRowNote(row)
    expect(noticeStore.getState().notice?.message).toBe('The note is not stored. The history is locked.')
    expect(noteOfRow(row, '').store.getState().text).toBe('slow')
    await leaveRowNote(row)
    expect(noteOfRow(row, 'slow').store.getState()).toMatchObject({ text: 'slow', isSaved: false })
    await leaveRowNote(row)
  })

  it('is stored before the application locks', async () => {
    const row = { id: 'sheet', number: 4 }
    noteOfRow(row, '').type('typed just now')
    await keepUnsaved()
    expect(note).toHaveBeenCalledWith({ ...row, note: 'typed just now' })
    await leaveRowNote(row)
  })
})
