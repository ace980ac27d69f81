import { expect, test } from 'vitest'
import type { Figure } from './figures.ts'
import { markdownOf, tableOf } from './table.ts'

const figure: Figure = { what: 'start', value: 5, unit: 'ms', goal: 4, host: 'Node' }
const beside: Figure = {
  ...{ what: 'sign', value: 300_000, unit: 'tokens/s', goal: null, host: 'Node' },
  peer: { name: 'other', value: 200_000, atLeast: 1 },
}

test('a line says what was measured, on what, and whether the goal is met', () => {
  const [head, start, sign] = tableOf([figure, beside]).split('\n')
  expect(head).toMatch(/^what +ours +peer +ratio +goal +host$/)
  expect(start).toMatch(/^start +5 ms +at most 4 ms +missed +Node$/)
  expect(sign).toMatch(/^sign +300,000 tokens\/s +other: 200,000 tokens\/s +1\.50 times +faster +met +Node$/)
})

test('what nothing is asked of is neither met nor missed', () => {
  const free = { ...beside, peer: { name: 'other', value: 1, atLeast: null } }
  for (const text of [tableOf([free]), markdownOf([{ ...figure, goal: null }])]) {
    expect(text).not.toMatch(/met|missed/)
  }
})

test('Markdown has a line of dashes below its head, and as many cells in each line', () => {
  const lines = markdownOf([figure, beside]).split('\n')
  expect(lines[1]).toMatch(/^(\| --- )+\|$/)
  expect(new Set(lines.map((line) => line.split('|').length))).toEqual(new Set([9]))
})
