import { expect, it } from 'vitest'
import { templateFor } from '../../shared/batch/template.ts'
import { editorColumns } from './editor-columns.ts'

it('the columns that a plan uses come first, in the order of the input', () => {
  const columns = ['Note', 'First', 'Last', 'Room {1}', 'More']
  const plan = { columns: { u: '{Last}, {First}', rd: templateFor('Room {1}') } }
  expect(editorColumns(columns, plan)).toEqual({ used: [1, 2, 3], others: [0, 4] })
  expect(editorColumns(columns, { columns: {} }).used).toEqual([])
})
