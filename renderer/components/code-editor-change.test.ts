import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeBetween } from './code-editor-change.ts'

describe('what is changed in the editor when the text changes outside', () => {
  it('is only what differs, so that the cursor stays', () => {
    expect(changeBetween('{"a":1,"b":2}', '{"a":15,"b":2}')).toEqual({ from: 6, to: 6, insert: '5' })
    expect(changeBetween('aaa', 'aa')).toEqual({ from: 2, to: 3, insert: '' })
    expect(changeBetween('same', 'same')).toBeNull()
  })

  it('never takes half a character', () => {
    expect(changeBetween('x😀y', 'x😁y')).toEqual({ from: 1, to: 3, insert: '😁' })
    // The same second half behind different first ones.
    expect(changeBetween('x😀y', 'x\u{1f200}y')).toEqual({ from: 1, to: 3, insert: '\u{1f200}' })
  })

  it('makes the one text of the other, whatever they are', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 })
    fc.assert(
      fc.property(text, text, text, text, (before, one, other, behind) => {
        const from = before + one + behind
        const to = before + other + behind
        const change = changeBetween(from, to)
        const made =
          change === null ? from : from.slice(0, change.from) + change.insert + from.slice(change.to)
        expect(made).toBe(to)
      }),
    )
  })
})
