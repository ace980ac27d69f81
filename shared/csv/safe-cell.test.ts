import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guardCell, unguardCell } from './safe-cell.ts'

describe('a guarded cell', () => {
  test.each([
    ...['=1+1', '+1', '-1', '@SUM(A1)', '\t 1', '\r', '\n', '\0=1'],
    ...['＝1+1', '＋1', '－1', '＠SUM(A1)', "'=1", "'", "O'Neil".slice(1)],
  ])('%j begins with an apostrophe that reading takes off', (text) => {
    expect(guardCell(text)).toBe(`'${text}`)
    expect(unguardCell(guardCell(text))).toBe(text)
  })

  test.each([
    ['x;=1+1', "x;'=1+1"],
    ['a\n-b\tc', "a\n'-b\tc"],
    ['\t=1', "'\t'=1"],
    ["it;'s", "it;''s"],
    ['a\r\n=1', "a\r\n'=1"],
    ['a\r\n\r\nb', "a\r\n'\r\nb"],
  ])('%j is guarded wherever another cell could begin', (text, cell) => {
    expect(guardCell(text)).toBe(cell)
    expect(unguardCell(cell)).toBe(text)
  })

  test.each(['', 'Jane', "O'Neil", '1-1', ' =1', '李', '0', '1 High St\r\nOxford'])(
    '%j stays as it is',
    (text) => {
      expect(guardCell(text)).toBe(text)
      expect(unguardCell(text)).toBe(text)
    },
  )
})

const sign = fc.constantFrom(...'=+-@\t\r\n\0\'"＝＋－＠,;')
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.oneof(sign, fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 6 })
    .map((all) => all.join('')),
)

describe('any text', () => {
  test('comes back through a file of comma-separated values as it was', () => {
    const table = fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(table, (rows) => {
        const file = stringify(
          rows.map((row) => row.map(guardCell)),
          { quoted: true, quoted_empty: true, record_delimiter: 'windows' },
        )
        const read: string[][] = parse(file)
        expect(read.map((row) => row.map(unguardCell))).toEqual(rows)
      }),
      { numRuns: 500 },
    )
  })

  test('never has a formula after what some take for a separator', () => {
    fc.assert(fc.property(text, (one) => !/[;\t\r\n][=+\-@\0＝＋－＠]/u.test(guardCell(one))))
  })

  test('never begins with what a spreadsheet reads as a formula', () => {
    fc.assert(fc.property(text, (one) => !/^[=+\-@\t\r\n\0＝＋－＠]/u.test(guardCell(one))))
  })
})
