import { appendFileSync, chmodSync, rmSync, truncateSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import type { CheckReport } from './check-report.ts'
import { type CheckData, checkRows } from './check-rows.ts'
import { checkDataFor, fileWith, guests, guestsLike, lineOf, planFor } from './test-inputs.ts'

/** Runs to its end. @param told with each report, by its number */
async function run(data: CheckData, told: (at: number) => void = () => undefined) {
  const reports: CheckReport[] = []
  await checkRows(data, (report) => {
    reports.push(report)
    told(reports.length)
  })
  const last = reports.at(-1)
  if (last === undefined) throw new Error('Nothing was reported.')
  return { last, reports, listed: reports.flatMap(({ listed }) => listed) }
}

test('rows are counted by what there is to say of them, and listed with their lines', async () => {
  const content = guests([
    lineOf.fine(1),
    lineOf.error(2),
    '"Two',
    'lines",crm-3,',
    lineOf.warning(4),
    lineOf.formula(5),
    'Too,many,,cells',
  ])
  const { last, listed } = await run(checkDataFor(fileWith(content)))
  expect(last.counts).toEqual({ rows: 6, fine: 2, warnings: 2, errors: 2, formulas: 1 })
  expect(last).toMatchObject({ state: 'done', isCut: false, message: '', bytes: Buffer.byteLength(content) })
  const shown = listed.map(({ row }) => [row.row.row, row.row.line, row.level, row.findings[0]?.code])
  expect(shown).toEqual([
    [2, 3, 'error', 'time-unreadable'],
    [3, 4, 'warning', 'name-hidden'],
    [4, 6, 'warning', 'external-id-email'],
    [5, 7, 'formula', 'formula-in-cell'],
    [6, 8, 'error', 'row-unreadable'],
  ])
})

test('a guest who stands in an earlier line is a warning, but not one of a row that can not be read', async () => {
  const { last, listed } = await run(
    checkDataFor(fileWith(guests(['Ann,a,', 'Ben,b,,', 'Bea,b,', 'Ann,a,', 'Amy,a,never']))),
  )
  expect(last.counts).toMatchObject({ warnings: 1, errors: 2 })
  expect(listed.map(({ row }) => [row.row.row, row.level])).toEqual([
    [2, 'error'],
    [4, 'warning'],
    [5, 'error'],
  ])
  expect(listed[1]?.row.findings[0]?.message).toMatch(/stands in line 2/)
  expect(listed[2]?.row.findings.map(({ code }) => code)).toContain('duplicate-in-input')
})

test('of many faulty rows all are counted and some are listed', async () => {
  const { last, listed } = await run(checkDataFor(fileWith(guestsLike('error', 100_000))))
  expect(last).toMatchObject({ state: 'done', isCut: true, counts: { rows: 100_000, errors: 100_000 } })
  expect(listed.map(({ row }) => row.row.row)).toEqual(Array.from({ length: 10_000 }, (_, at) => at + 1))
})

test('an error at the end of many warnings is listed in place of one', async () => {
  const lines = Array.from({ length: 10_001 }, (_, at) => lineOf.warning(at))
  const { last, listed } = await run(checkDataFor(fileWith(guests([...lines, lineOf.error(0)]))))
  expect(last.isCut).toBe(true)
  expect(listed).toHaveLength(10_001)
  expect(listed.at(-1)).toMatchObject({ instead: 'warning', row: { level: 'error' } })
})

test('huge rows are counted, and only so many of them are held', async () => {
  const huge = `${'x'.repeat(190_000)}`
  const { last, listed } = await run(
    checkDataFor(fileWith(guests(Array.from({ length: 200 }, (_, row) => `${huge},crm-${row},`)))),
  )
  expect(last).toMatchObject({ state: 'done', isCut: true })
  expect(last.counts.rows).toBe(200)
  const held = listed.reduce((sum, { row }) => sum + row.row.cells.join('').length, 0)
  expect(held).toBeGreaterThan(1_000_000)
  expect(held).toBeLessThan(17_000_000)
})

test('reports come in parts that are quickly taken', async () => {
  const { reports } = await run(checkDataFor(fileWith(guestsLike('error', 5000))))
  expect(reports.length).toBeGreaterThan(9)
  expect(Math.max(...reports.map(({ listed }) => listed.length))).toBeLessThanOrEqual(500)
})

const changes: readonly [name: string, change: (path: string) => void][] = [
  ['grows', (path) => appendFileSync(path, 'One more,crm-0,\n')],
  ['vanishes', (path) => rmSync(path)],
  ['is cut', (path) => truncateSync(path, 100_000)],
]

test.each(changes)('a file that %s while it is read fails with what to do', async (_name, change) => {
  const source = fileWith(guestsLike('fine', 50_000))
  const { last } = await run(checkDataFor(source), (at) => {
    if (at === 1) change(source.path)
  })
  expect(last).toMatchObject({
    state: 'failed',
    message: expect.stringMatching(/changed or moved .* check again/),
  })
})

test('a file that is gone, a folder, and other columns than before fail with what to do', async () => {
  const source = fileWith(guestsLike('fine', 3))
  const columns = await run(
    checkDataFor(source, { columns: ['name', 'id', 'room'], plan: planFor({}, { exp: '' }) }),
  )
  expect(columns.last).toMatchObject({
    state: 'failed',
    message: expect.stringMatching(/columns .* open it again/),
  })
  const folder = await run(checkDataFor({ from: 'file', path: dirname(source.path) }))
  expect(folder.last).toMatchObject({
    state: 'failed',
    message: expect.stringMatching(/\w+: choose|folder/i),
  })
  rmSync(source.path)
  const gone = await run(checkDataFor(source))
  expect(gone.last).toMatchObject({ state: 'failed', message: expect.stringMatching(/choose/i) })
})

// Nothing is forbidden to root.
test.skipIf(process.getuid?.() === 0)('a file that may not be read fails with what to do', async () => {
  const source = fileWith(guestsLike('fine', 3))
  chmodSync(source.path, 0)
  const { last } = await run(checkDataFor(source))
  expect(last).toMatchObject({ state: 'failed', message: expect.stringMatching(/read/) })
})

test('changed rows are checked as they were changed, and those that are others by now as they are read', async () => {
  const source = fileWith(guests(['Ann,a,never', 'Ben,b,never', 'Cem,c,']))
  const original = (row: number, cells: string[]) => ({ row, line: row + 1, cells, fault: null })
  const edits = new Map([
    [1, { cells: ['Ann', 'a', ''], original: original(1, ['Ann', 'a', 'never']) }],
    [2, { cells: ['Eve', 'e', ''], original: original(2, ['Eva', 'e', 'never']) }],
    [9, { cells: ['Ida', 'i', ''], original: original(9, ['Ida', 'i', 'never']) }],
  ])
  const { last, listed } = await run(checkDataFor(source, { edits }))
  expect(last.counts).toEqual({ rows: 3, fine: 2, warnings: 0, errors: 1, formulas: 0 })
  expect(listed.map(({ row }) => [row.row.row, row.isEdited, row.row.cells[0]])).toEqual([[2, false, 'Ben']])
  expect(last.lostEdits).toEqual([2, 9])
})

test('changed rows that there is still something to say of are listed however full the list is', async () => {
  const lines = Array.from({ length: 10_001 }, (_, at) => lineOf.error(at))
  const cells = ['Guest', 'guest@example.com', '']
  const original = {
    row: 10_001,
    line: 10_002,
    cells: ['Guest 10000', 'crm-10000', 'never at all'],
    fault: null,
  }
  const { listed } = await run(
    checkDataFor(fileWith(guests(lines)), { edits: new Map([[10_001, { cells, original }]]) }),
  )
  expect(listed).toHaveLength(10_001)
  expect(listed.at(-1)).toMatchObject({ instead: null, row: { isEdited: true, level: 'warning' } })
})
