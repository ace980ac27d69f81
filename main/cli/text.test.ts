import fc from 'fast-check'
import { expect, test } from 'vitest'
import { copied, table, toJson, visible } from './text.ts'

const steering = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u

test('what a terminal would obey is shown escaped', () => {
  expect(visible('a\u001b[2Jb\nc\u009bd\u202ee')).toBe('a\\u001b[2Jb\\u000ac\\u009bd\\u202ee')
  expect(visible('Zoë 👩‍👩‍👧‍👦 李')).toBe('Zoë 👩‍👩‍👧‍👦 李')
})

test('JSON reads back as the same value and holds nothing that a terminal would obey', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = toJson(value)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(steering.test(text.replaceAll('\n', ''))).toBe(false)
    }),
  )
  expect(JSON.parse(toJson({ name: 'a\u009b\u202eb\n' }))).toEqual({ name: 'a\u009b\u202eb\n' })
})

test('columns are aligned by what a terminal shows', () => {
  expect(
    table([
      ['NAME', 'ROOM'],
      ['李', 'x'],
      ['Zoë', 'y'],
    ]),
  ).toBe('NAME  ROOM\n李    x\nZoë   y')
})

test('a line break inside a cell does not break the table', () => {
  expect(table([['a\nb', 'c']])).toBe('a\\u000ab  c')
})

test('what is copied is exact for a file, and escaped for a terminal but for its lines and tabs', () => {
  const text = 'a\tb\r\n\u001b[2J\u202ec\rd\n'
  expect(copied(text, { watched: false })).toBe(text)
  expect(copied(text, { watched: true })).toBe('a\tb\r\n\\u001b[2J\\u202ec\\u000dd\n')
})
