import { describe, expect, it } from 'vitest'
import type { Result } from '../../shared/errors.ts'
import { createNoteKeeper } from './note-keeper.ts'

const done: Result<object> = { ok: true, value: {} }
const full: Result<object> = { ok: false, code: 'history-unavailable', message: 'The disk is full.' }

/** Storing of which the test decides when it is done and how it went. */
function slowSaving() {
  const waiting: { note: string; answer: (result: Result<object>) => void }[] = []
  const keeper = createNoteKeeper(
    'first',
    (note) =>
      new Promise((resolve) => {
        waiting.push({ note, answer: resolve })
      }),
  )
  return { keeper, waiting, state: () => keeper.store.getState() }
}

describe('a note', () => {
  it('is stored once, and only where it was changed', async () => {
    const { keeper, waiting, state } = slowSaving()
    expect(await keeper.keep()).toBe(true)
    expect(waiting).toHaveLength(0)
    keeper.type('second')
    const keeping = [keeper.keep(), keeper.keep()]
    expect(state().isSaving).toBe(true)
    waiting[0]?.answer(done)
    expect(await Promise.all(keeping)).toEqual([true, true])
    expect(waiting.map(({ note }) => note)).toEqual(['second'])
    expect(state()).toMatchObject({ stored: 'second', isSaved: true, isSaving: false })
  })

  it('stores what was typed while it was being stored', async () => {
    const { keeper, waiting, state } = slowSaving()
    keeper.type('second')
    const keeping = keeper.keep()
    keeper.type('third')
    waiting[0]?.answer(done)
    await expect.poll(() => waiting.length).toBe(2)
    waiting[1]?.answer(done)
    expect(await keeping).toBe(true)
    expect(state()).toMatchObject({ text: 'third', stored: 'third' })
  })

  it('keeps the text where it could not be stored, and stores it at the next try', async () => {
    const { keeper, waiting, state } = slowSaving()
    keeper.type('second')
    const keeping = keeper.keep()
    waiting[0]?.answer(full)
    expect(await keeping).toBe(false)
    expect(state()).toMatchObject({ text: 'second', stored: 'first', failure: full, isSaved: false })
    const again = keeper.keep()
    waiting[1]?.answer(done)
    expect(await again).toBe(true)
    expect(state()).toMatchObject({ stored: 'second', failure: null })
  })

  it('shows a note that comes from elsewhere, but not over what was typed here', async () => {
    const { keeper, state } = slowSaving()
    keeper.arrived('elsewhere')
    expect(state()).toMatchObject({ text: 'elsewhere', stored: 'elsewhere' })
    keeper.type('typed here')
    keeper.arrived('elsewhere again')
    expect(state()).toMatchObject({ text: 'typed here', stored: 'elsewhere again' })
  })

  it('says that it was saved only until it is changed again', async () => {
    const { keeper, waiting, state } = slowSaving()
    keeper.type('second')
    const keeping = keeper.keep()
    waiting[0]?.answer(done)
    await keeping
    keeper.type('second!')
    expect(state().isSaved).toBe(false)
  })
})
