import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyLine, typeByte } from './hidden-line.ts'

const type = (text: string) => Buffer.from(text).reduce(typeByte, emptyLine)
const typed = (text: string) => Buffer.from(type(text).bytes).toString()

test('a line ends with Enter or Ctrl+D, and what comes after is left alone', () => {
  for (const end of ['\r', '\n', '\u0004']) {
    expect(type(`key${end}more`)).toEqual({ bytes: [...Buffer.from('key')], state: 'done' })
  }
})

test('Backspace takes the last character, whatever its length in bytes', () => {
  expect(typed('kez\u007fy\r')).toBe('key')
  expect(typed('keyë\b\r')).toBe('key')
  expect(typed('key李\u007f\r')).toBe('key')
  expect(typed('key👩\u007f\r')).toBe('key')
  expect(typed('\u007f\u007fkey\r')).toBe('key')
})

test('Ctrl+U takes the whole line', () => {
  expect(typed('wrong\u0015key\r')).toBe('key')
})

test('Ctrl+C cancels and keeps nothing', () => {
  expect(type('key\u0003')).toEqual({ bytes: [], state: 'cancelled' })
})

test('every other character stays as it was typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const plain = text.replace(/\p{Cc}/gu, '')
      expect(typed(`${plain}\r`)).toBe(plain)
    }),
  )
})
