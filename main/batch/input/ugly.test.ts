import { describe, expect, test } from 'vitest'
import { longestCell } from '../../../shared/batch/schemas.ts'
import { hidesRows } from './faults.ts'
import { csv, jsonl, linesOf, readAll, streamOf } from './test-input.ts'

/** Files as they come, read with a comma and a header: what becomes of their rows. */
const corpus: readonly (readonly [
  what: string,
  text: string | Uint8Array,
  rows: readonly (string | RegExp)[],
])[] = [
  ['a usual one', 'name,id\nJane,1\nJohn,2\n', ['2: Jane|1', '3: John|2']],
  ['no line end at the end', 'name,id\nJane,1', ['2: Jane|1']],
  ['pairs of carriage return and line feed', 'name,id\r\nJane,1\r\n', ['2: Jane|1']],
  ['carriage returns alone', 'name,id\rJane,1\r"a\rb",2\rc,3', ['2: Jane|1', '3: a\rb|2', '5: c|3']],
  ['both kinds of line end', 'name,id\r\nJane,1\nJohn,2\r\n', ['2: Jane|1', '3: John|2']],
  ['spaces in cells', 'name,id\n Jane , 1\n', ['2:  Jane | 1']],
  ['quotes', 'name,id\n"Jane ""J"" Smith, PhD",""""\n', ['2: Jane "J" Smith, PhD|"']],
  [
    'quotes within a cell that has none around it',
    'name,id\nJane "J" Smith,5" pipe\n',
    ['2: Jane "J" Smith|5" pipe'],
  ],
  ['lines in quotes', 'name,id\r\n"a\r\nb\nc",1\r\nd,2\r\n', ['2: a\r\nb\nc|1', '5: d|2']],
  ['empty lines', 'name,id\n\n\r\nJane,1\n\n\nJohn,2\n\n', ['4: Jane|1', '7: John|2']],
  ['rows of empty cells', 'name,id\n,\nJane,1\n"",""\n   \n,,,,\n', ['3: Jane|1']],
  ['empty cells', 'name,id\n,1\nJane,\n', ['2: |1', '3: Jane|']],
  [
    'too many cells',
    'name,id\nSmith, Jane,1\nJohn,2\n',
    [/^2: Smith\| Jane ! There are 3 cells and 2 columns/, '3: John|2'],
  ],
  ['a cell too many that is empty', 'name,id\nSmith, Jane,\n', [/^2: Smith\| Jane ! There are 3 cells/]],
  ['too few cells', 'name,id\nJane\nJohn,2\n', [/^2: Jane\| ! There is 1 cell and 2 columns/, '3: John|2']],
  [
    'text after a closing quote',
    'name,id\n"Jane"x,1\nJohn,2\n',
    [/^2: Janex\|1 ! In line 2 a text goes on after the quote/, '3: John|2'],
  ],
  [
    'a space after a closing quote',
    'name,id\n"Jane" ,1\nJohn,2\n',
    [/^2: Jane \|1 ! In line 2/, '3: John|2'],
  ],
  [
    'a cell after that with a line in quotes',
    'name,id\n"Jane"x,"p\nq,r"\nJohn,2\n',
    [/^2: Janex\|p\nq,r ! In line 2/, '4: John|2'],
  ],
  [
    'a quote that is closed in a later row',
    'name,id\n"Jane,1\n"John",2\nAl,3\n',
    [/^2: Jane,1\nJohn"\|2 ! The quote that opens in line 2 is closed in line 3/, '4: Al|3'],
  ],
  [
    'a quote that is never closed',
    'name,id\nJane,1\n"John,2\nAl,3\n',
    ['2: Jane|1', /^3: John,2\| ! The quote that opens in line 3 is never closed/],
  ],
  [
    'a quote at the very end',
    'name,id\nJane,1\nJohn,"',
    ['2: Jane|1', /^3: John\| ! The quote that opens in line 3/],
  ],
  [
    'a carriage return within a row',
    'name,id\nJane\rSmith,1\nJohn,2\n',
    [/^2: Jane\rSmith\|1 ! In line 2 there is a carriage return/, '4: John|2'],
  ],
  [
    'NUL',
    'name,id\nJa\0ne,1\nJohn,2\n',
    ['2: Ja\0ne|1 ! A cell holds a NUL character, which no text has: take it out.', '3: John|2'],
  ],
  ['a mark within the text', '\ufeffname,id\n\ufeffJane,1\n', ['2: \ufeffJane|1']],
  ['a hint for Excel', 'sep=,\r\nname,id\r\nJane,1\r\n', ['3: Jane|1']],
  ['a header with lines', '"full\nname",id\nJane,1\n', ['3: Jane|1']],
  ['letters of all kinds', 'name,id\nZoë 李 😀,é\n', ['2: Zoë 李 😀|é']],
  ['what looks like JSON', 'name,id\n{"a":1,2\n', ['2: {"a":1|2']],
  [
    'a cell that is too long',
    `name,id\n${'x'.repeat(longestCell + 1)},1\n"${'y'.repeat(longestCell)}",2\n`,
    [/^2: x{200000}\|1 ! A cell is longer than 200,000 characters/, /^3: y{200000}\|2$/],
  ],
]

describe('a file with', () => {
  test.each(corpus)('%s', async (_, text, rows) => {
    const lines = await linesOf(text, csv())
    expect(lines).toHaveLength(rows.length)
    for (const [index, row] of rows.entries())
      if (typeof row === 'string') expect(lines[index]).toBe(row)
      else expect(lines[index]).toMatch(row)
  })

  test('bytes that turn out not to be UTF-8 behind what was looked at', async () => {
    const good = 'name,id\n'.concat('Jane,1\n'.repeat(20_000))
    const bad = Buffer.concat([Buffer.from(good), Buffer.from('Zoé,1\n', 'latin1'), Buffer.from('Zoé,2\n')])
    const { head, rows } = await readAll(streamOf(bad, [50_000]))
    expect(head.encoding).toBe('utf-8')
    expect(rows.filter(({ fault }) => fault !== null)).toEqual([
      {
        row: 20_001,
        line: 20_002,
        cells: ['Zo\ufffd', '1'],
        fault: expect.stringMatching('no text in the encoding'),
      },
    ])
    expect(rows.at(-1)?.cells).toEqual(['Zoé', '2'])
  })

  test('a character that breaks off at its end', async () => {
    const utf16 = Buffer.from('\ufeffname,id\nJane,1', 'utf16le')
    const [row] = await linesOf(Buffer.concat([utf16, Buffer.of(0x41)]), csv())
    expect(row).toMatch(/^2: Jane\|1\ufffd ! A cell holds bytes that are no text/)
    const [half] = await linesOf(Buffer.from('\ufeffname,id\nJane,😀', 'utf16le').subarray(0, -1), csv())
    expect(half).toMatch(/^2: Jane\|\ufffd+ ! A cell holds bytes that are no text/)
  })

  test('a row without end, in a memory that does not grow', async () => {
    const cells = `${'x'.repeat(150_000)},`.repeat(20)
    const [row, next] = await linesOf(`name,id\n${cells}\nJane,1\n`, csv())
    expect(row).toMatch(/ ! The row is longer than 2,000,000 characters/)
    expect(next).toBe('3: Jane|1')
  })

  test('more cells in a row than are kept, none of which hides', async () => {
    const [row] = await linesOf(`name,id\n${','.repeat(900)}x\n`, csv())
    expect(row).toMatch(/There are 901 cells and 2 columns/)
  })
})

/** Lines of JSON with the columns name and id. */
const objects: readonly (readonly [what: string, line: string, row: string | RegExp | null])[] = [
  ['texts', '{"name":"Jane","id":"1"}', '2: Jane|1'],
  ['members in another order', '{"id":"1","name":"Jane"}', '2: Jane|1'],
  ['numbers as they are written', '{"name":1.50,"id":12345678901234567890}', '2: 1.50|12345678901234567890'],
  ['small and odd numbers', '{"name":-0,"id":1E5}', '2: -0|1E5'],
  ['a whole number', '{"name":"Jane","id":4711}', '2: Jane|4711'],
  ['true, null and a missing member', '{"name":true,"id":null}', '2: true|'],
  [
    'something nested',
    '{"name":{"first": "J", "n": [1.0, null]},"id":[]}',
    '2: {"first":"J","n":[1.0,null]}|[]',
  ],
  ['a line end as in Windows', '{"name":"Jane","id":"1"}\r', '2: Jane|1'],
  ['a blank line', '   ', null],
  ['an empty object', '{}', null],
  ['a list', '["Jane"]', /^2: \| ! The line is JSON, but no object/],
  ['a number alone', '1.5', /^2: \| ! The line is JSON, but no object/],
  ['null', 'null', /^2: \| ! The line is JSON, but no object/],
  ['no JSON', '{"name":"Jane"', /^2: \| ! The line is no JSON/],
  ['brackets without end', '['.repeat(100_000), /^2: \| ! The line is no JSON/],
  [
    'what is nested too deeply',
    `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    /^2: \| ! The line is no JSON/,
  ],
  [
    'a new member',
    '{"name":"Jane","shoe size":38}',
    /^2: Jane\| ! The member shoe size is none of the columns/,
  ],
  ['a new member without a value', '{"name":"Jane","id":"1","x":null}', '2: Jane|1'],
  ['NUL', '{"name":"Ja\\u0000ne","id":""}', /^2: Ja\0ne\| ! A cell holds a NUL/],
  ['half a character', '{"name":"\\ud800","id":""}', /^2: \ufffd\| ! A cell holds bytes/],
  ['a long cell', `{"name":"${'x'.repeat(longestCell + 1)}"}`, /^2: x{200000}\| ! A cell is longer/],
  ['a long line', `{"name":"${'x'.repeat(2_000_000)}"}`, /^2: \| ! The row is longer/],
]

describe('a line of JSON with', () => {
  test.each(objects)('%s', async (_, line, row) => {
    const [before, ...rest] = await linesOf(`{"name":"first","id":"0"}\n${line}\n{"name":"last"}\n`, jsonl)
    expect(before).toBe('1: first|0')
    expect(rest.pop()).toBe('3: last|')
    if (row === null) expect(rest).toEqual([])
    else if (typeof row === 'string') expect(rest).toEqual([row])
    else expect(rest).toEqual([expect.stringMatching(row)])
  })
})

describe('a fault', () => {
  test('tells whether rows are hidden behind it', async () => {
    const { rows } = await readAll(streamOf(Buffer.from('name,id\n"a\n"b",1\nc\n"d')), csv())
    expect(rows.map(({ fault }) => hidesRows(fault ?? ''))).toEqual([false, false, true])
  })
})
