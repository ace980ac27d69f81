import { expect, test } from 'vitest'
import { textNote } from './text-note.ts'

test('under a text stands its length in bytes, and which names it has more than once', () => {
  expect(textNote('{"u":"ë"}')).toBe('10 bytes')
  expect(textNote('{"a":1,"a":2,"b":3,"a":4}')).toBe('25 bytes, with “a” more than once')
  expect(textNote('{"a":1,"a":1,"b":1,"b":1,"c":1,"c":1,"d":1,"d":1}')).toBe(
    '49 bytes, with “a”, “b”, “c” and 1 more more than once',
  )
  expect(textNote('no JSON')).toBe('7 bytes')
})
