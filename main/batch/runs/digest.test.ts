import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDigest } from './digest.ts'

const row = (cells: readonly string[]) => ({ row: 1, line: 1, cells, fault: null })
const tables = fc.array(fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 }), { maxLength: 6 })

function digestOf(table: readonly (readonly string[])[], readAt: number | null = null): string {
  const digest = createDigest()
  for (const [at, cells] of table.entries()) {
    if (at === readAt) digest.now()
    digest.add(row(cells))
  }
  return digest.now()
}

test('two tables have one digest only where all cells are the same', () => {
  fc.assert(
    fc.property(tables, tables, (one, other) => {
      expect(digestOf(one) === digestOf(other)).toBe(JSON.stringify(one) === JSON.stringify(other))
    }),
  )
})

test('cells and rows are told apart, whatever is in them', () => {
  const tricky = [[['a', 'b']], [['a,b']], [['a'], ['b']], [['a"', '"b']], [['a\n', 'b']], [['a', 'b', '']]]
  expect(new Set(tricky.map((table) => digestOf(table))).size).toBe(tricky.length)
})

test('reading it on the way changes nothing, and long tables are the same in pieces', () => {
  fc.assert(
    fc.property(tables, fc.nat(6), (table, at) => {
      expect(digestOf(table, at)).toBe(digestOf(table))
    }),
  )
  const long = Array.from({ length: 5000 }, (_, at) => [`guest ${at}`, 'x'.repeat(30)])
  expect(digestOf(long, 4999)).toBe(digestOf(long))
})
