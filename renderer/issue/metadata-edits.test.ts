import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blankRow, keyError, looksLikeRows, rowsFor, rowsToEdit, writtenRows } from './metadata-edits.ts'

const crm = { key: 'crm', value: '4711' }
const team = { key: 'team', value: 'Zoë' }

describe('editing an external id as rows', () => {
  it('begins with the rows of the text, with a blank one for nothing', () => {
    expect(rowsToEdit('{"crm":"4711","team":"Zoë"}')).toEqual([crm, team])
    expect(rowsToEdit('')).toEqual([blankRow])
    expect(rowsToEdit('{}')).toEqual([blankRow])
  })

  it('loses nothing of a plain text, and leaves other JSON alone', () => {
    expect(rowsToEdit('crm-4711')).toEqual([{ key: 'id', value: 'crm-4711' }])
    expect(rowsToEdit('{"crm":4711}')).toBeNull()
  })

  it('knows a text that is rows already', () => {
    expect(['{"crm":"4711"}', '{}', '', 'crm-4711'].map(looksLikeRows)).toEqual([true, false, false, false])
  })

  it('writes compact JSON without blank rows', () => {
    expect(writtenRows([crm, blankRow, team])).toBe('{"crm":"4711","team":"Zoë"}')
    expect(writtenRows([blankRow])).toBe('')
  })

  it('keeps the rows of the form, with its blank ones, as long as the text says the same', () => {
    const rows = [crm, blankRow]
    for (const text of ['{"crm":"4711"}', ' { "crm" : "4711" } ']) expect(rowsFor(text, rows)).toBe(rows)
    expect(rowsFor('  ', [blankRow])).toEqual([blankRow])
  })

  it('follows a text that was changed elsewhere', () => {
    expect(rowsFor('{"team":"Zoë"}', [crm])).toEqual([team])
    expect(rowsFor('', [crm])).toEqual([blankRow])
    expect(rowsFor('crm-4711', [crm])).toBeNull()
  })

  it('says which key is missing and which stands twice', () => {
    const rows = [crm, { key: '', value: 'x' }, blankRow, { ...team, key: 'crm' }, team]
    const errors = rows.map((_row, place) => keyError(rows, place))
    expect(errors).toEqual(['stands twice', 'needs a key', undefined, 'stands twice', undefined])
  })

  it('settles at once, whatever text comes from elsewhere', () => {
    const row = fc.record({ key: fc.string(), value: fc.string() })
    const text = fc.oneof(fc.string(), fc.constantFrom(' ', '{ }', '{"a": "b"}', '{"":""}'))
    fc.assert(
      fc.property(text, fc.array(row), (typed, rows) => {
        const shown = rowsFor(typed, rows)
        if (shown !== null) expect(rowsFor(typed, shown)).toBe(shown)
      }),
    )
  })

  it('gives back the rows that it wrote, whatever is in them', () => {
    const row = fc.record({ key: fc.string({ minLength: 1 }), value: fc.string({ unit: 'binary' }) })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        expect(rowsToEdit(writtenRows(rows))).toEqual(rows)
      }),
    )
  })
})
