import { beforeEach, describe, expect, it } from 'vitest'
import { testProblem } from '../stores/batch-test-double.ts'
import { batchView, closeRow, openRow, rowChecked, typeCell } from './batch-view.ts'

const open = () => batchView.getState().open

beforeEach(closeRow)

describe('a row whose cells are shown', () => {
  it('keeps what is typed until another one is shown', () => {
    openRow('input', testProblem(3))
    typeCell(2, 'lobby')
    expect(open()?.cells).toEqual(['Jane Smith', 'crm-3', 'lobby'])
    expect(open()?.problem).toEqual(testProblem(3))
    openRow('input', testProblem(4))
    expect(open()?.cells).toEqual(testProblem(4).cells)
  })

  it('stays in sight where nothing is to be said of it any more, so that the change can be taken back', () => {
    openRow('input', testProblem(3))
    const cells = ['Jane Smith', 'crm-3', 'lobby']
    rowChecked(3, cells, null)
    expect(open()).toMatchObject({ isFixed: true, cells, problem: { isEdited: true, findings: [] } })
    rowChecked(3, null, testProblem(3))
    expect(open()).toMatchObject({ isFixed: false, problem: testProblem(3), cells: testProblem(3).cells })
  })

  it('is not touched by the answer about another one', () => {
    openRow('input', testProblem(4))
    rowChecked(3, [], null)
    expect(open()?.problem).toEqual(testProblem(4))
    closeRow()
    rowChecked(4, [], null)
    typeCell(0, 'x')
    expect(open()).toBeNull()
  })
})
