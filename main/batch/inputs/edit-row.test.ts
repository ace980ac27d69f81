import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CheckReport } from './check-report.ts'
import { checkRows } from './check-rows.ts'
import { problemOf } from './listed-row.ts'
import { checkDataFor, fileWith, guests, lineOf, planFor, testInputs } from './test-inputs.ts'

const page = { level: null, offset: 0, limit: 500 }

/** Inputs with one that was checked. */
async function checkedInput(lines: readonly string[]) {
  const { inputs } = testInputs()
  const source = fileWith(guests(lines))
  const { id } = await inputs.open(source)
  const check = async (plan = planFor()) => {
    inputs.check({ id, plan })
    return inputs.checked(id)
  }
  await check()
  const listed = () => inputs.problems({ id, ...page }).problems.map(({ row, level }) => [row, level])
  return {
    inputs,
    source,
    id,
    check,
    listed,
    edit: (row: number, cells: string[] | null) => inputs.edit({ id, row, cells }),
  }
}

test('a row that is mended leaves the list, and comes back as it was', async () => {
  const { edit, listed } = await checkedInput([lineOf.fine(1), lineOf.error(2), lineOf.warning(3)])
  const mended = edit(2, ['Ann', 'a', ''])
  expect(mended.problem).toBeNull()
  expect(mended.check).toMatchObject({ rows: 3, fine: 2, warnings: 1, errors: 0 })
  expect(listed()).toEqual([[3, 'warning']])
  const back = edit(2, null)
  expect(back.check).toMatchObject({ rows: 3, fine: 1, warnings: 1, errors: 1 })
  expect(back.problem).toMatchObject({
    row: 2,
    line: 3,
    cells: ['Guest 2', 'crm-2', 'never at all'],
    isEdited: false,
  })
  expect(listed()).toEqual([
    [2, 'error'],
    [3, 'warning'],
  ])
})

test('a row with a fault can be mended, and cells that are left out are empty', async () => {
  const { edit } = await checkedInput(['Ann,a,,too many', lineOf.fine(2)])
  expect(edit(1, ['Ann', '=1+1'])).toMatchObject({
    check: { errors: 0, fine: 2, formulas: 1 },
    problem: { level: 'formula', cells: ['Ann', '=1+1', ''], isEdited: true },
  })
  expect(edit(1, null)).toMatchObject({ check: { errors: 1, fine: 1, formulas: 0 } })
})

test('rows that are not listed are not changed, nor rows with more cells than columns', async () => {
  const { edit, inputs, id } = await checkedInput([lineOf.fine(1), lineOf.error(2)])
  for (const row of [1, 3]) {
    expect(() => edit(row, ['Ann', 'a', '']), String(row)).toThrow(
      expect.objectContaining({ code: 'bad-request' }),
    )
  }
  expect(() => edit(1, null)).toThrow(expect.objectContaining({ code: 'bad-request' }))
  expect(() => edit(2, ['Ann', 'a', '', 'more'])).toThrow(/more cells/)
  expect(inputs.of(id).edits.size).toBe(0)
})

test('a row that hides others is not changed here: they would be lost without a word', async () => {
  const { edit } = await checkedInput([lineOf.fine(1), '"Ann,a,', lineOf.fine(3)])
  expect(() => edit(2, ['Ann', 'a', ''])).toThrow(/never closed: close it in the file/)
})

test('what was changed stays changed for a dry run with another plan, and can be taken back then', async () => {
  const { edit, check, listed, inputs, id } = await checkedInput([
    lineOf.error(1),
    lineOf.fine(2),
    lineOf.error(3),
  ])
  edit(1, ['Ann', 'a', ''])
  expect(await check(planFor({ rd: 'other-room' }))).toMatchObject({ fine: 2, errors: 1 })
  expect(listed()).toEqual([[3, 'error']])
  expect(inputs.of(id).edits.get(1)).toMatchObject({ cells: ['Ann', 'a', ''] })
  expect(edit(1, null).problem).toMatchObject({ level: 'error', cells: ['Guest 1', 'crm-1', 'never at all'] })
  expect(await check()).toMatchObject({ errors: 2 })
})

test('what is given to issuing does not change afterwards', async () => {
  const { edit, inputs, id } = await checkedInput([lineOf.error(1)])
  const { edits } = inputs.of(id)
  edit(1, ['Ann', 'a', ''])
  expect(edits.size).toBe(0)
})

test('a changed guest is compared with those of rows that are not listed, and with changed ones', async () => {
  const { edit } = await checkedInput(['Ann,a,', 'Ben,b,never', 'Cem,c,', 'Dan,d,never'])
  const same = { level: 'warning', findings: [{ code: 'duplicate-in-input' }] }
  expect(edit(2, ['Ben', 'c', '']).problem).toMatchObject(same)
  expect(edit(2, ['Ben', 'c', '']).problem?.findings[0]?.message).toMatch(/line 4/)
  expect(edit(2, ['Ben', 'x', '']).problem).toBeNull()
  expect(edit(4, ['Dan', 'x', '']).problem).toMatchObject(same)
  // Line 3 was b's, and is x's now.
  expect(edit(4, ['Dan', 'b', '']).problem).toBeNull()
})

test('a guest who stands twice stays so while only other cells are changed', async () => {
  const { edit } = await checkedInput(['Ann,a,', 'Eve,a,never'])
  expect(edit(2, ['Eve', 'a', '2h']).problem).toMatchObject({ level: 'warning' })
  expect(edit(2, ['Eve', 'e', '2h']).problem).toBeNull()
})

test('after any changes the counts and the list are those of a dry run of the changed rows', async () => {
  const kinds = ['fine', 'error', 'warning', 'formula'] as const
  const rows = Array.from({ length: 12 }, (_, at) => lineOf[kinds[at % 4] ?? 'fine'](at + 1))
  const { edit, source, inputs, id } = await checkedInput(rows)
  const change = fc.record({
    row: fc.constantFrom(2, 3, 4, 6, 7, 8, 10),
    to: fc.option(fc.constantFrom(...kinds)),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
      for (const row of inputs.of(id).edits.keys()) edit(row, null)
      for (const { row, to } of changes) edit(row, to === null ? null : lineOf[to](row).split(','))
      const reports: CheckReport[] = []
      await checkRows(checkDataFor(source, { edits: inputs.of(id).edits }), (one) => void reports.push(one))
      expect(inputs.of(id).check).toMatchObject(reports.at(-1)?.counts ?? {})
      const listed = reports.flatMap((report) => report.listed)
      expect(inputs.problems({ id, ...page }).problems).toEqual(listed.map(({ row }) => problemOf(row)))
    }),
  )
})
