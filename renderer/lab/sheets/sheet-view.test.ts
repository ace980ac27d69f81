import { beforeEach, describe, expect, it } from 'vitest'
import { closeSide, selectRow, sheetView, showResult, showSide, viewSheet } from './sheet-view.ts'

beforeEach(() => {
  viewSheet('none')
  viewSheet('one')
})

describe('how a sheet is looked at', () => {
  it('stays as it was on coming back, and begins anew for another sheet', () => {
    showResult('fail')
    selectRow(7)
    viewSheet('one')
    expect(sheetView.getState()).toMatchObject({ result: 'fail', selected: 7 })
    viewSheet('two')
    expect(sheetView.getState()).toMatchObject({ sheetId: 'two', result: null, selected: null, side: 'row' })
  })

  it('goes to the first row of another result', () => {
    selectRow(7)
    showResult('open')
    expect(sheetView.getState()).toMatchObject({ result: 'open', selected: null })
  })

  it('has the row at the right again once the run is closed', () => {
    showSide('run')
    expect(sheetView.getState()).toMatchObject({ side: 'run', isSideOpen: true })
    closeSide()
    expect(sheetView.getState()).toMatchObject({ side: 'row', isSideOpen: false })
  })
})
