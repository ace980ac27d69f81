import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutText, spotIn, visible } from './cut-text.ts'

test('a short text stays whole, a long one is cut and says by how much', () => {
  expect(cutText('abc', 3)).toEqual({ text: 'abc', hidden: 0 })
  expect(cutText('abcd', 3)).toEqual({ text: 'abc', hidden: 1 })
})

test('a cut never leaves half an emoji', () => {
  expect(cutText('ab😀cd', 3)).toEqual({ text: 'ab', hidden: 4 })
})

test('a place is shown with what is around it', () => {
  const text = `${'x'.repeat(40)}😀${'y'.repeat(40)}`
  expect(spotIn(text, 40)).toEqual({
    before: 'x'.repeat(20),
    at: '😀',
    after: 'y'.repeat(20),
    isCutBefore: true,
    isCutAfter: true,
  })
})

test('at the end of a text nothing stands at the place', () => {
  expect(spotIn('{"a":1', 6)).toEqual({
    before: '{"a":1',
    at: '',
    after: '',
    isCutBefore: false,
    isCutAfter: false,
  })
})

test('every offset of every text has a spot that is a piece of the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer(), (text, offset) => {
      const { before, at, after } = spotIn(text, offset)
      expect(text).toContain(before + at + after)
    }),
  )
})

test('blanks and controls are seen', () => {
  expect(visible('a b\n\t\u007f')).toBe('a·b␊␉␡')
})

test('what turns the text around it is named, so that the excerpt reads in its own order', () => {
  expect(visible('"\u202Eabc\u061c"')).toBe('"‹U+202E›abc‹U+061C›"')
})
