import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { everySession, issueIn, profileWithKey, startEngine } from '../test-engine.ts'

async function withSession() {
  const { engine } = await startEngine()
  const { profile } = await profileWithKey(engine)
  const { session } = await issueIn(engine, profile.id, { u: 'Zoë' })
  const find = (text: string) => engine.sessions.search({ ...everySession, text }).rows.length
  return { engine, id: session.id, find }
}

describe('a note', () => {
  test('is kept, found, announced, and replaced by the next one', async () => {
    const { engine, id, find } = await withSession()
    let heard = 0
    engine.on('sessions.changed', () => heard++)
    engine.sessions.note(id, 'Ruft zurück')
    expect(heard).toBe(1)
    expect(engine.sessions.get(id).note).toBe('Ruft zurück')
    expect(engine.sessions.search(everySession).rows).toMatchObject([{ note: 'Ruft zurück' }])
    expect(find('zuruck')).toBe(1)
    expect(find('zoe ruft')).toBe(1)
    engine.sessions.note(id, '')
    expect(find('zuruck')).toBe(0)
    expect(find('zoe')).toBe(1)
  })

  test('of any characters comes back as it was, and every word of it is found', async () => {
    const { engine, id, find } = await withSession()
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (note) => {
        engine.sessions.note(id, note)
        expect(engine.sessions.get(id).note).toBe(note)
        for (const word of note.split(/\s+/u)) expect(find(word)).toBe(1)
      }),
      { numRuns: 200 },
    )
    engine.sessions.note(id, 'before\0after')
    expect(engine.sessions.get(id).note).toBe('before\0after')
    expect(find('after')).toBe(1)
  })

  test('has at most 2,000 characters', async () => {
    const { engine, id } = await withSession()
    engine.sessions.note(id, 'x'.repeat(2000))
    expect(() => engine.sessions.note(id, 'x'.repeat(2001))).toThrow(
      expect.objectContaining({ code: 'bad-request', field: 'note' }),
    )
    expect(engine.sessions.get(id).note).toHaveLength(2000)
  })

  test('on a session that is gone is refused', async () => {
    const { engine } = await withSession()
    expect(() => engine.sessions.note('nobody', 'x')).toThrow(expect.objectContaining({ code: 'not-found' }))
  })
})

describe('what happened after a mark', () => {
  test('is told in its order, once', async () => {
    const { engine, id } = await withSession()
    const { mark, changes } = engine.sessions.changesSince(null)
    expect(changes).toEqual([])
    engine.sessions.note(id, 'one')
    engine.sessions.note(id, 'one')
    const { undo } = engine.sessions.remove([id])
    engine.sessions.restore(undo)
    const since = engine.sessions.changesSince(mark)
    expect(since.changes).toEqual([
      { id, what: 'noted', origin: 'signed' },
      { id, what: 'removed', origin: 'signed' },
      { id, what: 'issued', origin: 'signed' },
    ])
    expect(engine.sessions.changesSince(since.mark)).toEqual({ changes: [], mark: since.mark, isMore: false })
  })
})
