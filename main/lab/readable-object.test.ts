import { expect, test } from 'vitest'
import { deepestKept, readableObject } from './readable-object.ts'

const read = (text: string) => readableObject(new TextEncoder().encode(text))
const nested = (levels: number) => `{"a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`

test.each([
  ['{"a":1,"b":[true,null]}', { a: 1, b: [true, null] }],
  ['{"a":1,"a":2}', { a: 2 }],
  ['{"a":"\\ud800"}', { a: '\ud800' }],
  [' { } ', {}],
])('reads %s', (text, object) => {
  expect(read(text)).toEqual(object)
})

test.each([
  '',
  'null',
  '[1]',
  '"a"',
  '{"a":1',
  '{"a":1}x',
  '\ufeff{"a":1}',
  '{"a":1e400}',
  '{"a":[{"b":-1e400}]}',
])('takes %j for nothing', (text) => {
  expect(read(text)).toEqual({})
})

test('takes bytes that are no UTF-8 for nothing', () => {
  expect(readableObject(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d))).toEqual({})
})

test('keeps what can be written again, and nothing that is deeper', () => {
  expect(JSON.stringify(read(nested(deepestKept)))).toBe(nested(deepestKept))
  for (const levels of [deepestKept + 1, 1000, 100_000]) expect(read(nested(levels))).toEqual({})
})

test('a member named like the prototype changes no prototype', () => {
  const object = read('{"__proto__":{"admin":true},"a":1}')
  expect(object.admin).toBeUndefined()
  expect(Object.getPrototypeOf(object)).toBe(Object.prototype)
})
