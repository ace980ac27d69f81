import { expect, it } from 'vitest'
import { listItems } from './case-items.ts'
import { testCase } from './test-case.ts'

it('has a head before each group but the first', () => {
  const group = (id: string, ...ids: string[]) => ({
    id,
    label: id,
    cases: ids.map((each) => testCase(each)),
  })
  const items = listItems([group('time', 'a', 'b'), group('room', 'c')])
  expect(items.map(({ group: of, edgeCase }) => `${of.id} ${edgeCase?.id ?? '-'}`)).toEqual([
    'time a',
    'time b',
    'room -',
    'room c',
  ])
  expect(listItems([])).toEqual([])
})
