import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepUnsaved } from '../stores/unsaved.ts'
import { enterNote, leaveNote, noteOf } from './notes.ts'

const save = vi.fn()

describe('the notes of sessions', () => {
  beforeEach(() => {
    save.mockReset().mockResolvedValue({ ok: true, value: {} })
    vi.stubGlobal('window', { roompass: { 'sessions.note': save } })
  })
  afterEach(() => void vi.unstubAllGlobals())

  it('are stored when they are left', async () => {
    noteOf('a', '').type('called back')
    await leaveNote('a')
    expect(save.mock.calls).toEqual([[{ id: 'a', note: 'called back' }]])
    expect(noteOf('a', 'from the history').store.getState().text).toBe('from the history')
    await leaveNote('a')
  })

  it('are there again on coming back where they could not be stored', async () => {
    save.mockResolvedValue({ ok: false, code: 'history-unavailable', message: 'The disk is full.' })
    noteOf('b', '').type('called back')
    await leaveNote('b')
    expect(noteOf('b', '').store.getState()).toMatchObject({ text: 'called back', stored: '' })
    save.mockResolvedValue({ ok: true, value: {} })
    await leaveNote('b')
    expect(save).toHaveBeenCalledTimes(2)
  })

  it('of a session that was removed elsewhere are forgotten', async () => {
    save.mockResolvedValue({ ok: false, code: 'not-found', message: 'There is no such session.' })
    noteOf('c', '').type('too late')
    await leaveNote('c')
    expect(noteOf('c', '').store.getState().text).toBe('')
    await leaveNote('c')
  })

  it('stay the same where a person comes back while they are stored', async () => {
    const note = noteOf('e', '')
    note.type('called')
    const leaving = leaveNote('e')
    enterNote('e')
    await leaving
    expect(noteOf('e', '')).toBe(note)
    await leaveNote('e')
    expect(noteOf('e', '')).not.toBe(note)
    await leaveNote('e')
  })

  it('are stored before the application locks', async () => {
    noteOf('d', '').type('in the middle of typ')
    await keepUnsaved()
    expect(save.mock.calls).toEqual([[{ id: 'd', note: 'in the middle of typ' }]])
    await leaveNote('d')
  })
})
