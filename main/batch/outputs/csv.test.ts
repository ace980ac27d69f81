import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unguardCell } from '../../../shared/csv/safe-cell.ts'
import { csvFormat } from './csv.ts'
import { outputRow } from './test-output.ts'

const added = ['token', 'link', 'session_id', 'valid_from', 'valid_until']

const plain = { columns: ['name', 'id'], guardFormulas: false }
const whole = ({ head, row, foot }: ReturnType<typeof csvFormat>, rows: Parameters<typeof row>[0][]) =>
  Buffer.from(head + rows.map(row).join('') + foot)

/** Texts that a file of UTF-8 can hold, ugly ones among them. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^[=+\-@'"\t\r\n,; \ufeff]{1,6}$/),
  fc.constantFrom('', '"', '""', 'a"b', '\r', '\ufeff', '\u2028', ' padded ', '\0'),
)

describe('an output as CSV', () => {
  it('has the columns of the input, then what was issued, and ends each line as RFC 4180 says', () => {
    expect(String(whole(csvFormat(plain), [outputRow(1, { cells: ['Doe, Jane "JD"', ''] })]))).toBe(
      [
        'name,id,token,link,session_id,valid_from,valid_until\r\n',
        '"Doe, Jane ""JD""",,test.test.1,https://acme.digitalsamba.com/board?token=test.test.1,session-1,',
        '2026-11-05T15:02:10Z,2026-11-05T17:02:10Z\r\n',
      ].join(''),
    )
  })

  it('leaves empty what there is not', () => {
    const row = outputRow(1, { link: null, validFrom: null, validUntil: null })
    expect(csvFormat(plain).row(row)).toBe('Guest 1,1,test.test.1,,session-1,,\r\n')
  })

  it('is read back exactly by csv-parse, whatever the columns and cells', () => {
    const table = fc.array(text, { minLength: 1, maxLength: 5 }).chain((columns) =>
      fc.tuple(
        fc.constant(columns),
        fc.array(fc.array(text, { minLength: columns.length, maxLength: columns.length }), {
          maxLength: 4,
        }),
      ),
    )
    fc.assert(
      fc.property(table, fc.boolean(), ([columns, rows], bom) => {
        const bytes = whole(
          csvFormat({ columns, guardFormulas: false }),
          rows.map((cells, at) => outputRow(at + 1, { cells })),
        )
        const [head, ...read]: string[][] = parse(bytes, { bom })
        expect(read.map((cells) => cells.slice(0, columns.length))).toEqual(rows)
        expect(new Set(head).size).toBe(columns.length + added.length)
        if (new Set([...columns, ...added]).size === head?.length)
          expect(head).toEqual([...columns, ...added])
      }),
      { numRuns: 500 },
    )
  })

  it('guards cells and columns against formulas only when asked to', () => {
    const cells = ['=1+1', '-2']
    const columns = ['@name', 'id']
    expect(csvFormat({ columns, guardFormulas: false }).row(outputRow(1, { cells }))).toMatch(/^=1\+1,-2,/)
    const guarded = csvFormat({ columns, guardFormulas: true })
    expect(guarded.head).toMatch(/^'@name,id,/)
    expect(guarded.row(outputRow(1, { cells }))).toMatch(/^'=1\+1,'-2,test\.test\.1,/)
    fc.assert(
      fc.property(fc.tuple(text, text), (cells) => {
        const read: string[][] = parse(Buffer.from(guarded.row(outputRow(1, { cells }))))
        expect(read[0]?.slice(0, 2).map(unguardCell)).toEqual(cells)
        expect(read[0]?.slice(0, 2).filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
      }),
    )
  })

  it('names its columns so that each is there once', () => {
    const columns = ['token', 'link', 'link', 'token (2)']
    expect(csvFormat({ columns, guardFormulas: false }).head).toBe(
      'token,link,link (2),token (2),token (3),link (3),session_id,valid_from,valid_until\r\n',
    )
  })

  it.each([
    [0, '1970-01-01T00:00:00Z'],
    [0.5, '1970-01-01T00:00:00.500Z'],
    [-62_167_219_200, '0000-01-01T00:00:00Z'],
    [-62_167_219_201, '-62167219201'],
    [253_402_300_799, '9999-12-31T23:59:59Z'],
    [253_402_300_800, '253402300800'],
    [1e300, '1e+300'],
  ])('writes the moment %d as %s', (validUntil, expected) => {
    const { row } = csvFormat(plain)
    expect(row(outputRow(1, { validUntil }))).toMatch(
      new RegExp(`,${expected.replace(/[.+]/g, '\\$&')}\r\n$`),
    )
  })
})
