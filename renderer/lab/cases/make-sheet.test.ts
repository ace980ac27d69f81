import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Request } from '../../../shared/contract.ts'
import { noticeStore } from '../../stores/notice-store.ts'
import { testSheet } from '../../stores/sheet-test-double.ts'
import { labPartStore } from '../lab-part.ts'
import { makeSheet } from './make-sheet.ts'

const make = vi.fn()
const request = { title: 'Release 12' } as Request<'sheets.make'>

beforeEach(() => {
  vi.useFakeTimers()
  make.mockReset()
  noticeStore.setState({ notice: null })
  labPartStore.setState({ part: 'cases', sheetId: null })
  vi.stubGlobal('window', { roompass: { 'sheets.make': make } })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('shows the sheet of a set that was made, and says how many were left out', async () => {
  make.mockResolvedValue({ ok: true, value: { sheet: testSheet(), leftOut: ['a'] } })
  expect(await makeSheet(request)).toBeNull()
  expect(labPartStore.getState()).toEqual({ part: 'sheets', sheetId: 'sheet' })
  expect(noticeStore.getState().notice?.message).toMatch(/^3 cases made\. 1 case left out: /)
})

it('stays where it is when the dialog is declined, and says nothing', async () => {
  make.mockResolvedValue({ ok: false, code: 'cancelled', message: 'Cancelled.' })
  expect(await makeSheet(request)).toBeNull()
  expect(labPartStore.getState().part).toBe('cases')
  expect(noticeStore.getState().notice).toBeNull()
})

it('gives why a set was not made', async () => {
  const failure = { ok: false, code: 'lab-closed', message: 'Acme is closed to the Lab.' }
  make.mockResolvedValue(failure)
  expect(await makeSheet(request)).toEqual(failure)
})
