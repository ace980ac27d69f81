import fc from 'fast-check'
import { expect, it } from 'vitest'
import { excerpt } from './excerpt.ts'

it('keeps 40 characters, and cuts what has more', () => {
  expect(excerpt('a'.repeat(40))).toBe('a'.repeat(40))
  expect(excerpt('a'.repeat(41))).toBe(`${'a'.repeat(39)}…`)
  expect(excerpt('😀'.repeat(41))).toBe(`${'😀'.repeat(39)}…`)
  expect(excerpt('Jane\n\u202ESmith')).toBe('Jane Smith')
})

it('is short and on one line for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect([...excerpt(text)].length).toBeLessThanOrEqual(40)
      expect(excerpt(text)).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
    }),
  )
})
