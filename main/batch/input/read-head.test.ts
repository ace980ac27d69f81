import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { mostColumns } from '../../../shared/batch/schemas.ts'
import { temporaryFolder } from '../../test-engine.ts'
import { readHead } from './read-head.ts'
import { mostRowsAtOnce, readRows } from './read-rows.ts'
import { csv, fileOf, jsonl, readAll, streamOf } from './test-input.ts'

const headOf = async (text: string | Uint8Array, name = 'guests.csv') => {
  const { head } = await readHead(fileOf(text, name), null)
  return head
}
const reading = async (text: string) => (await headOf(text)).reading
const refused = (text: string | Uint8Array, name?: string) =>
  expect(headOf(text, name)).rejects.toMatchObject({ code: 'bad-request' })

describe('readHead', () => {
  test('tells of a file what it is, and shows the first rows', async () => {
    const text = 'Name;Id\n'.concat(...Array.from({ length: 20 }, (_, index) => `Guest ${index};${index}\n`))
    const head = await headOf(text)
    expect(head).toMatchObject({
      ...{ from: 'file', name: 'guests.csv', bytes: text.length, encoding: 'utf-8' },
      reading: { format: 'csv', separator: ';', hasHeader: true },
      columns: ['Name', 'Id'],
      remarks: [
        'The cells are separated by semicolons.',
        'The first row was taken for the names of the columns.',
      ],
    })
    expect(head.firstRows).toHaveLength(10)
    expect(head.firstRows[9]).toEqual({ row: 10, line: 11, cells: ['Guest 9', '9'] })
  })

  test('shows the name of a file without what would turn it around', async () => {
    expect((await headOf('name,id\nJane,1\n', 'guests\u202evsc.exe.csv')).name).toBe('guests vsc.exe.csv')
  })

  test.each([
    ['name,id\nJane,1', ','],
    ['name;id\nJane;1', ';'],
    ['name\tid\nJane\t1', '\t'],
    ['name;"a,b,c,d";id\nJane;"1,2,3";2', ';'],
    ['"Smith, Jane"\tx\n"Smith, John"\ty\n', '\t'],
    ['sum;rate\n1,5;2,5\n3,5;4,5\n', ';'],
    ['name,note\nJane,a;b\nJohn,c;d\n', ','],
    ['Jane Smith\nJohn Smith', ','],
    ['sep=;\na,b;c,d\ne,f;g,h', ';'],
    ['name,id\nJane\nJohn,2\nAl,3\n', ','],
  ])('finds out what separates the cells of %j', async (text, separator) => {
    expect((await reading(text)).separator).toBe(separator)
  })

  test.each([
    ['name,id\nJane,1', true],
    ['Guest,Ref\nJane,1', true],
    ['Jane Smith,crm-1,attendee\nJohn Smith,crm-2,moderator', false],
    ['Jane Smith\nJohn Smith', false],
    ['jane@example.com,name\njohn@example.com,b', true],
    ['jane@example.com,room,x\njohn@example.com,b,c', false],
    ['Teilnehmende,Ticket\nJane,T1\nJohn,T2', true],
    ['1,2\n3,4', false],
  ])('finds out whether the first row of %j names the columns', async (text, hasHeader) => {
    expect((await reading(text)).hasHeader).toBe(hasHeader)
  })

  test('reads it in the way that it is told to, and then says nothing of guesses', async () => {
    const { head } = await readHead(fileOf('name;id\nJane;1'), csv(',', false))
    expect(head).toMatchObject({ reading: csv(',', false), columns: ['column 1'], remarks: [] })
    expect(head.firstRows.map(({ cells }) => cells)).toEqual([['name;id'], ['Jane;1']])
  })

  test('finds out the rest where only some of it is told, and says only that', async () => {
    // Read with the semicolons that it seems to have, nothing in its first row would be the name of a column.
    const source = fileOf('name,id;x;y\nJane,a;x;y\nJohn,b;x;y')
    expect((await readHead(source, null)).head.reading).toEqual(csv(';', false))
    const { head } = await readHead(source, { separator: ',' })
    expect(head.reading).toEqual(csv(',', true))
    expect(head.remarks).toEqual(['The first row was taken for the names of the columns.'])
    const named = await readHead(source, { hasHeader: true })
    expect(named.head).toMatchObject({ reading: csv(';', true), columns: ['name,id', 'x', 'y'] })
    expect(named.head.remarks).toEqual(['The cells are separated by semicolons.'])
  })

  test('makes the names of columns unlike each other, and says so', async () => {
    const head = await headOf('name,,name, name (2),column 2, id \na,b,c,d,e,f')
    expect(head.columns).toEqual(['name', 'column 2 (2)', 'name (3)', 'name (2)', 'column 2', 'id'])
    expect((await headOf('name,name,,name,column 3\n1,2,3,4,5')).columns).toEqual([
      ...['name', 'name (2)', 'column 3 (2)', 'name (3)', 'column 3'],
    ])
    expect(head.remarks).toContain('Columns without a name are called “column 2 (2)”.')
    expect(head.remarks).toContain('Columns of the same name are told apart as “name (3)”.')
  })

  test.each([
    ['utf-16le', Buffer.from('\ufeffname,id\nZoë,1\n', 'utf16le')],
    ['utf-16be', Buffer.from('\ufeffname,id\nZoë,1\n', 'utf16le').swap16()],
    ['utf-16le', Buffer.from('name,id\nZoë,1\n', 'utf16le')],
    ['utf-16be', Buffer.from('name,id\nZoë,1\n', 'utf16le').swap16()],
    ['windows-1252', Buffer.from('name,id\nZoë,1\n', 'latin1')],
  ])('converts %s and says so', async (encoding, bytes) => {
    const { head, rows } = await readAll(fileOf(bytes))
    expect(head.encoding).toBe(encoding)
    expect(head.remarks[0]).toMatch(
      encoding === 'windows-1252' ? 'read as windows-1252' : 'UTF-16 and was converted',
    )
    expect(rows.map(({ cells }) => cells)).toEqual([['Zoë', '1']])
  })

  test('knows the letters that windows-1252 has beyond Latin 1', async () => {
    const { rows } = await readAll(fileOf(Buffer.from('name,id\n\x80\x8a\x9f\x81,1', 'latin1')))
    expect(rows[0]?.cells[0]).toBe('€ŠŸ\x81')
  })

  test('finds JSON lines, and takes the members of the first thousand for columns', async () => {
    const lines = Array.from({ length: 1_200 }, (_, index) =>
      JSON.stringify({ id: index, [`m${index % 3}`]: 'x' }),
    )
    const { head, rows } = await readAll(fileOf(`${lines.join('\n')}\n{"late":"y"}\n`, 'guests.txt'))
    expect(head).toMatchObject({ reading: jsonl, columns: ['id', 'm0', 'm1', 'm2'] })
    expect(rows.filter(({ fault }) => fault !== null)).toMatchObject([{ row: 1_201, line: 1_201 }])
  })

  test('takes pasted rows of a spreadsheet', async () => {
    const { head, rows } = await readAll({ from: 'pasted', text: 'Name\tRole\nSmith, Jane\tattendee\n' })
    expect(head).toMatchObject({ from: 'pasted', bytes: 31, columns: ['Name', 'Role'] })
    expect(rows).toEqual([{ row: 1, line: 2, cells: ['Smith, Jane', 'attendee'], fault: null }])
  })

  test('keeps what it looked at of a stream, also for another look', async () => {
    const once = await readHead(streamOf(Buffer.from('name;id\nJane;1\n')), null)
    expect(once.head).toMatchObject({ from: 'stdin', bytes: null })
    const { rows } = await readAll(once.source, csv(';', false))
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['name', 'id'],
      ['Jane', '1'],
    ])
  })

  test('refuses what is no table, and says what to do', async () => {
    await refused('')
    await refused(' \n\r\n\ufeff')
    await refused('name,id\n')
    await refused(Buffer.from('504b0304140006000800', 'hex'))
    await refused(Buffer.from('%PDF-1.7'))
    await refused(Uint8Array.from({ length: 500 }, (_, index) => (index * 7) % 256))
    await refused('[{"name":"Jane"}]')
    await refused('{\n  "name": "Jane"\n}')
    await refused('Jane', 'guests.jsonl')
    await refused(`${'a,'.repeat(mostColumns)}\n1`)
    await refused(`name,"id\n${'x'.repeat(2_000_000)}`)
    await refused(
      JSON.stringify(Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`m${index}`, 1]))),
    )
  })

  test('says what is wrong with a file that can’t be read', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'sub.csv'))
    const head = (name: string) => readHead({ from: 'file', path: join(folder, name) }, null)
    await expect(head('sub.csv')).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringMatching('folder'),
    })
    await expect(head('gone.csv')).rejects.toMatchObject({ code: 'not-found', field: 'input' })
  })

  // Root may read everything.
  test.skipIf(process.getuid?.() === 0)('says that it may not read a file', async () => {
    const source = fileOf('name\nJane')
    if (source.from === 'file') chmodSync(source.path, 0)
    await expect(readHead(source, null)).rejects.toMatchObject({ code: 'bad-request' })
  })
})

describe('readRows', () => {
  const many = `name,id\n${'Jane,1\n'.repeat(300_000)}`

  test('gives some rows at once, tells the bytes, and ends when it is cancelled', async () => {
    const source = fileOf(many)
    const controller = new AbortController()
    const bytes: number[] = []
    let rows = 0
    const reading = async (signal?: AbortSignal) => {
      for await (const some of readRows(source, csv(), ['name', 'id'], {
        signal,
        onBytes: (all) => bytes.push(all),
      })) {
        expect(some.length).toBeLessThanOrEqual(mostRowsAtOnce)
        rows += some.length
        if (signal !== undefined && rows > 10_000) controller.abort()
      }
    }
    await reading()
    expect(rows).toBe(300_000)
    expect(bytes).toEqual([...bytes].sort((one, other) => one - other))
    expect(bytes.at(-1)).toBe(many.length)
    rows = 0
    await expect(reading(controller.signal)).rejects.toMatchObject({ code: 'cancelled' })
    expect(rows).toBeLessThan(20_000)
  })

  test('asks a stream for no more than is taken', async () => {
    let given = 0
    const endless = function* () {
      yield Buffer.from('name,id\n')
      for (;;) {
        given++
        yield Buffer.from('Jane,1\n'.repeat(1_000))
      }
    }
    const { head, source } = await readHead({ from: 'stdin', stream: Readable.from(endless()) }, null)
    let rows = 0
    for await (const some of readRows(source, head.reading, head.columns)) {
      rows += some.length
      if (rows > 100_000) break
    }
    expect(given).toBeLessThan(200)
  })

  test('says that a file is gone', async () => {
    const source = fileOf(many)
    if (source.from === 'file') rmSync(source.path)
    const first = readRows(source, csv(), ['name', 'id'])[Symbol.asyncIterator]().next()
    await expect(first).rejects.toMatchObject({ code: 'not-found', field: 'input' })
  })

  test('says that a stream broke off', async () => {
    const broken = function* () {
      yield Buffer.from('name,id\n'.concat('Jane,1\n'.repeat(20_000)))
      throw new Error('broken')
    }
    const { head, source } = await readHead({ from: 'stdin', stream: Readable.from(broken()) }, null)
    const all = async () => {
      for await (const _ of readRows(source, head.reading, head.columns));
    }
    await expect(all()).rejects.toMatchObject({ code: 'failed', message: expect.stringMatching('broke off') })
  })
})
