import { expect, test } from 'vitest'
import { isTyped, readJsonPath, valueAt } from './json-path.ts'

test.each([
  ['ok', ['ok']],
  ['data.items[0].ok', ['data', 'items', 0, 'ok']],
  ['[1][2]', [1, 2]],
  ['["odd.name"].ok', ['odd.name', 'ok']],
  ['data["a \\"quoted\\" [0]"]', ['data', 'a "quoted" [0]']],
  ['items.0', ['items', '0']],
])('%s is read as its steps', (path, steps) => {
  expect(readJsonPath(path)).toEqual(steps)
})

test.each(['', '.', 'a.', '.a', 'a..b', 'a[', 'a[]', 'a[-1]', 'a[x]', 'a]', '["a]', '[0]b', 'a["\\x"]'])(
  '%j is no path',
  (path) => {
    expect(readJsonPath(path)).toBeNull()
  },
)

test('a path leads to what an object has itself, and to nothing that it inherits', () => {
  const value = { data: { items: [{ ok: true }], none: null } }
  const at = (path: string) => valueAt(value, readJsonPath(path) ?? [])
  expect(at('data.items[0].ok')).toBe(true)
  expect(at('data.items.0.ok')).toBe(true)
  expect(at('data.items.length')).toBe(1)
  expect(at('data.none')).toBeNull()
  for (const path of [
    'data.none.deeper',
    'data.items[1]',
    'data[0]',
    'toString',
    'data.constructor.name',
    '__proto__',
  ]) {
    expect(at(path)).toBeUndefined()
  }
})

test.each([
  [true, 'true'],
  [true, ' true '],
  [null, 'null'],
  ['admitted', '"admitted"'],
  ['admitted', 'admitted'],
  ['true', 'true'],
  [{ a: 1, b: [2] }, '{"b":[2],"a":1}'],
  ['', ''],
])('%j is what was typed as %j', (value, typed) => {
  expect(isTyped(value, typed)).toBe(true)
})

test.each([
  [true, '"true"'],
  [1, 'true'],
  [undefined, 'undefined'],
  [undefined, ''],
  [undefined, 'no JSON'],
  [null, ''],
  [{ a: 1 }, '{"a":2}'],
])('%j is not what was typed as %j', (value, typed) => {
  expect(isTyped(value, typed)).toBe(false)
})
