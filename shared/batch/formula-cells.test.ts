import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guardCell } from '../csv/safe-cell.ts'
import { formulaCells } from './formula-cells.ts'

describe('formulaCells', () => {
  it('names the columns', () => {
    expect(formulaCells(['=1+1', 'Jane', '+49 123', 'a;=b'], ['a', 'b', 'c', 'd'])).toEqual(['a', 'c', 'd'])
    expect(formulaCells(['1 High St\r\nOxford', '1 High St\r\n=1'], ['a', 'b'])).toEqual(['b'])
    expect(formulaCells(["'t Hooft", '', "O'Neil", '1-1'], ['a', 'b', 'c', 'd'])).toEqual([])
  })

  it('finds what is guarded in an export, but for what has a guard already', () => {
    const text = fc.string({ unit: fc.constantFrom(..."=+-@\t\r\n\0＝＋－＠';,ab") })
    fc.assert(
      fc.property(text, (cell) => {
        const bare = cell.replace(/(^|[;\t\r\n])'/g, "$1a'")
        expect(formulaCells([bare], ['a']).length).toBe(guardCell(bare) === bare ? 0 : 1)
      }),
      { numRuns: 2000 },
    )
  })
})
