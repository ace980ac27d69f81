import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonlFormat } from './jsonl.ts'
import { outputRow } from './test-output.ts'

describe('an output as JSON lines', () => {
  it('is one object a row, with times as epoch seconds', () => {
    const { head, row, foot } = jsonlFormat({ columns: ['name', 'id'] })
    expect(head + foot).toBe('')
    expect(row(outputRow(7, { link: null, validFrom: null }))).toBe(
      '{"row":7,"line":8,"input":{"name":"Guest 7","id":"7"},"session_id":"session-7","token":"test.test.7","link":null,"valid_from":null,"valid_until":1793898130}\n',
    )
  })

  it('keeps every cell, whatever the columns are called, in the order of the input', () => {
    const column = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('7', '__proto__', 'a', ''))
    const table = fc
      .array(column, { maxLength: 6 })
      .chain((columns) =>
        fc.tuple(
          fc.constant(columns),
          fc.array(fc.string({ unit: 'binary' }), { minLength: columns.length, maxLength: columns.length }),
        ),
      )
    fc.assert(
      fc.property(table, ([columns, cells]) => {
        const line = jsonlFormat({ columns }).row(outputRow(1, { cells }))
        expect(line.trimEnd().split('\n')).toHaveLength(1)
        const { input } = JSON.parse(line)
        expect(Object.values(input).sort()).toEqual([...cells].sort())
        // An object that was parsed brings names of numbers to the front; the text itself must not.
        const places = cells.map((cell) => JSON.stringify(cell))
        expect(
          line.slice(line.indexOf('"input":{')).startsWith(`"input":{${inOrder(columns, places)}}`),
        ).toBe(true)
      }),
    )
  })
})

/** The members of an object, by a rule of its own for names that are there before. */
function inOrder(columns: readonly string[], places: readonly string[]): string {
  const used: string[] = []
  return columns
    .map((column, at) => {
      let name = column
      for (let count = 2; used.includes(name); count += 1) name = `${column} (${count})`
      used.push(name)
      return `${JSON.stringify(name)}:${places[at]}`
    })
    .join(',')
}
