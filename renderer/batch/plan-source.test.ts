import { describe, expect, it } from 'vitest'
import { templateFor } from '../../shared/batch/template.ts'
import { sourceForKey, sourceKey, sourceOf, sourceOptions } from './plan-source.ts'

const columns = ['Name', 'a {brace}', 'Room']

describe('where a value comes from', () => {
  it('is a column where the template is no more than that, whatever its name', () => {
    for (const [at, column] of columns.entries())
      expect(sourceOf(templateFor(column), columns, false)).toEqual({ kind: 'column', at })
  })

  it('is a text where it is more, where its column is gone, or where a person writes it', () => {
    expect(sourceOf('{Name} ({Room})', columns, false)).toEqual({ kind: 'text' })
    expect(sourceOf('{Gone}', columns, false)).toEqual({ kind: 'text' })
    expect(sourceOf('{Name}', columns, true)).toEqual({ kind: 'text' })
    expect(sourceOf(undefined, columns, true)).toEqual({ kind: 'text' })
  })

  it('is the form where there is no template', () => {
    expect(sourceOf(undefined, columns, false)).toEqual({ kind: 'form' })
  })

  it('is found again by its value in the list', () => {
    for (const source of [{ kind: 'form' }, { kind: 'text' }, { kind: 'column', at: 2 }] as const)
      expect(sourceForKey(sourceKey(source))).toEqual(source)
  })

  it('can be chosen by the name of the column and its first cell', () => {
    const options = sourceOptions(columns, [' Jane ', '', 'x'.repeat(100)])
    expect(options.map(({ value, label }) => [value, label])).toEqual([
      ['form', 'Same for all'],
      ['0', 'Name'],
      ['1', 'a {brace}'],
      ['2', 'Room'],
      ['text', 'Text…'],
    ])
    expect(options[1]?.note).toBe('Jane')
    expect(options[2]?.note).toBeUndefined()
    expect(options[3]?.note).toBe(`${'x'.repeat(60)}…`)
  })
})
