import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitForMiddle } from './split-for-middle.ts'

describe('cutting in the middle', () => {
  it('keeps the end of a long text', () => {
    expect(splitForMiddle('acme.digitalsamba.com/demo?token=abcdefgh', 8)).toEqual([
      'acme.digitalsamba.com/demo?token=',
      'abcdefgh',
    ])
  })

  it('leaves a short text whole', () => {
    expect(splitForMiddle('short', 8)).toEqual(['short', ''])
  })

  it('never cuts through a grapheme', () => {
    const family = '👩‍👩‍👧‍👦'
    const [, end] = splitForMiddle(`${'x'.repeat(40)}${family}ab`, 3)
    expect(end).toBe(`${family}ab`)
  })

  it('loses nothing', () => {
    const anyText = fc.string({ unit: 'grapheme', maxLength: 200 })
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 20 }), (text, tail) => {
        expect(splitForMiddle(text, tail).join('')).toBe(text)
      }),
    )
  })
})
