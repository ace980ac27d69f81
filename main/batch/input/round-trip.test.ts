import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RoompassError } from '../../../shared/errors.ts'
import { csvRows } from './csv-rows.ts'
import { decoderOf } from './decoder.ts'
import { jsonRows } from './json-rows.ts'
import { readRows } from './read-rows.ts'
import { csv, jsonl, readAll, streamOf } from './test-input.ts'

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'ab,;\t"\'\r\n =é李😀') }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
)
/** What windows-1252 has as well; an Ä alone is not valid UTF-8. */
const western = fc.string({ unit: fc.constantFrom(...'ab,;\t"\r\n €Äß') })

const encodings = {
  'utf-8': (all: string) => Buffer.from(all),
  'utf-8 with a mark': (all: string) => Buffer.from(`\ufeff${all}`),
  'utf-16le': (all: string) => Buffer.from(`\ufeff${all}`, 'utf16le'),
  'utf-16be': (all: string) => Buffer.from(`\ufeff${all}`, 'utf16le').swap16(),
  'windows-1252': (all: string) => Buffer.from(all.replaceAll('€', '\x80'), 'latin1'),
} as const

const layout = fc.record({
  separator: fc.constantFrom(',', ';', '\t'),
  quoted: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  endsWithLine: fc.boolean(),
  blankLines: fc.boolean(),
  encoding: fc.constantFrom(...(Object.keys(encodings) as (keyof typeof encodings)[])),
  sizes: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 }),
})

/** Lines as an editor counts them. */
const linesIn = (all: string) => all.split(/\r\n|\r|\n/).length - 1

describe('any table', () => {
  test('comes back exactly, with the lines on which its rows begin, however it was written and cut', async () => {
    const tableOf = (cell: typeof text) =>
      fc
        .integer({ min: 1, max: 4 })
        .chain((width) =>
          fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
        )
    const both = layout.chain((how) =>
      fc.tuple(fc.constant(how), tableOf(how.encoding === 'windows-1252' ? western : text)),
    )
    await fc.assert(
      fc.asyncProperty(both, async ([how, table]) => {
        const { separator, quoted, lineEnd, endsWithLine, blankLines, encoding, sizes } = how
        const header = (table[0] ?? []).map((_, index) => `Spalte Ä${index}`)
        const rows = table.filter((row) => row.some((cell) => cell.trim() !== ''))
        fc.pre(rows.length > 0)
        let all = ''
        const lines: number[] = []
        for (const row of [header, ...rows]) {
          lines.push(linesIn(all) + 1)
          const quoteAll = quoted || row.length === 1 || row.some((cell) => /[\r\n]/.test(cell))
          const written = stringify([row], {
            delimiter: separator,
            quoted: quoteAll,
            quoted_empty: quoteAll,
            record_delimiter: lineEnd,
          })
          all += blankLines ? `${written}${lineEnd}` : written
        }
        if (!endsWithLine) all = all.replace(/(\r\n|\r|\n)+$/, '')
        const bytes = encodings[encoding](all)
        const { head, rows: read } = await readAll(streamOf(bytes, sizes), csv(separator))
        expect(head.columns).toEqual(header)
        expect(read).toEqual(
          rows.map((cells, index) => ({ row: index + 1, line: lines[index + 1], cells, fault: null })),
        )
        expect(`${encoding} as ${head.encoding}`).toBe(
          `${encoding} as ${encoding.replace(' with a mark', '')}`,
        )
      }),
      { numRuns: 400 },
    )
  })

  test('comes back from JSON lines', async () => {
    const member = fc.oneof(
      text,
      fc.string({ unit: 'binary', maxLength: 5 }).filter((each) => !each.includes('\0')),
    )
    const object = fc.dictionary(fc.constantFrom('name', 'id', '__proto__', '1', ''), member, {
      noNullPrototype: true,
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(object, { minLength: 1 }),
        fc.integer({ min: 1, max: 50 }),
        async (objects, size) => {
          fc.pre(objects.some((each) => Object.keys(each).length > 0))
          const bytes = Buffer.from(objects.map((each) => `${JSON.stringify(each)}\n`).join(''))
          const { head, rows } = await readAll(streamOf(bytes, [size]), jsonl)
          const expected = objects.flatMap((each, index) => {
            const cells = head.columns.map((column) => (Object.hasOwn(each, column) ? each[column] : ''))
            return cells.every((cell) => cell?.trim() === '') ? [] : [{ line: index + 1, cells, fault: null }]
          })
          expect(rows.map(({ line, cells, fault }) => ({ line, cells, fault }))).toEqual(expected)
        },
      ),
    )
  })
})

/** Bytes of which some look like a table. */
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        'a',
        'bc',
        ',',
        ';',
        '\t',
        '"',
        '""',
        '\n',
        '\r\n',
        '\r',
        '{',
        '}',
        '"a":1',
        '\0',
        'é',
        '\ufeff',
      ),
      {
        maxLength: 60,
      },
    )
    .map((parts) => Buffer.from(parts.join(''))),
  fc
    .array(fc.constantFrom(0x61, 0x2c, 0x22, 0x0a, 0x0d, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xff, 0x00), {
      maxLength: 60,
    })
    .map((all) => Uint8Array.from(all)),
)

async function readOrRefused(all: Uint8Array, sizes: readonly number[]) {
  try {
    return await readAll(streamOf(all, sizes))
  } catch (error) {
    if (error instanceof RoompassError) return error.message
    throw error
  }
}

describe('any bytes', () => {
  test('give rows of as many cells as there are columns, or one sentence; however they are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        bytes,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        async (all, sizes) => {
          const read = await readOrRefused(all, [1000])
          expect(await readOrRefused(all, sizes)).toEqual(read)
          if (typeof read === 'string') {
            expect(read).toMatch(/^[A-Z].*\.$/su)
            return
          }
          const { head, rows } = read
          expect(new Set(head.columns).size).toBe(head.columns.length)
          for (const [index, { row, cells, fault }] of rows.entries()) {
            expect(row).toBe(index + 1)
            expect(cells).toHaveLength(head.columns.length)
            expect(fault ?? 'None.').toMatch(/^[A-Z].*\.$/su)
          }
          expect(head.firstRows.map(({ cells }) => cells)).toEqual(
            rows.slice(0, 10).map(({ cells }) => cells),
          )
        },
      ),
      { numRuns: 600 },
    )
  })

  test('behind good rows leave those as they are', async () => {
    const good = 'name,id\nJane,1\n"Smith, John",2\n'
    await fc.assert(
      fc.asyncProperty(bytes, async (bad) => {
        fc.pre(!bad.includes(0))
        const { head } = await readAll(streamOf(Buffer.from(good)))
        const rows = []
        const source = streamOf(Buffer.concat([Buffer.from(good), bad]), [5])
        for await (const some of readRows(source, head.reading, head.columns)) rows.push(...some)
        expect(rows.slice(0, 2)).toEqual([
          { row: 1, line: 2, cells: ['Jane', '1'], fault: null },
          { row: 2, line: 3, cells: ['Smith, John', '2'], fault: null },
        ])
      }),
      { numRuns: 300 },
    )
  })
})

describe('a reader of rows', () => {
  test('gives the same rows wherever the text is cut', () => {
    const part = fc.constantFrom(
      'a',
      'é',
      '😀',
      ',',
      '"',
      '""',
      '\n',
      '\r\n',
      '\r',
      '\0',
      '\udc00',
      '{"a":',
      '1.0}',
      '\n{}\n',
    )
    const parts = fc.array(part, { maxLength: 40 })
    const ends = fc.constantFrom('line-feed' as const, 'carriage-return' as const)
    const readers = fc.tuple(ends, fc.boolean(), fc.boolean()).map(
      ([endsWith, hasHeader, isJson]) =>
        () =>
          isJson
            ? jsonRows(['a', 'b'])
            : csvRows({ separator: ',', ends: endsWith, line: 1, hasHeader, columns: 2 }),
    )
    fc.assert(
      fc.property(parts, readers, (cut, readerOf) => {
        const whole = readerOf()
        const expected = [...whole.push(cut.join('')), ...whole.end()]
        const reader = readerOf()
        const units = cut.join('').split('')
        expect([...units.flatMap((unit) => reader.push(unit)), ...reader.end()]).toEqual(expected)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a decoder', () => {
  test('gives the same text wherever the bytes are cut', () => {
    const encoding = fc.constantFrom('utf-8', 'utf-16le', 'utf-16be', 'windows-1252')
    fc.assert(
      fc.property(
        encoding,
        fc.oneof(
          bytes,
          fc.string({ unit: 'binary' }).map((all) => Buffer.from(all)),
        ),
        (name, all) => {
          const whole = decoderOf(name)
          const cut = decoderOf(name)
          const expected = whole.write(Buffer.from(all)) + whole.end()
          const pieces = [...all].map((byte) => cut.write(Buffer.of(byte)))
          expect(pieces.join('') + cut.end()).toBe(expected)
        },
      ),
      { numRuns: 500 },
    )
  })
})
