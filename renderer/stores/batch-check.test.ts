import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  batchCheckStore,
  type Checked,
  editRow,
  followChecks,
  isStale,
  startCheck,
  stopCheck,
} from './batch-check.ts'
import { answered, refused, testCheck, testInput, testMain, testProblem } from './batch-test-double.ts'

const check = vi.fn()
const stop = vi.fn()
const edit = vi.fn()
const plan = {
  draft: { profileId: 'acme', values: { rd: 'lobby' }, startEarly: 0 },
  columns: { u: '{Name}', ud: '{Id}' },
  timeZone: 'UTC',
}
const state = () => batchCheckStore.getState()

const main = testMain({ 'batch.check': check, 'batch.stopCheck': stop, 'batch.edit': edit })
followChecks()

beforeEach(() => {
  for (const verb of [check, stop, edit]) verb.mockReset()
  testMain({ 'batch.check': check, 'batch.stopCheck': stop, 'batch.edit': edit })
  batchCheckStore.setState({ checked: null, failure: null })
})
afterEach(() => void vi.unstubAllGlobals())

describe('a dry run', () => {
  it('is of the rows as they are read and planned now', async () => {
    check.mockResolvedValueOnce(answered(testCheck({ state: 'running', rows: 5 })))
    await startCheck(testInput(), plan)
    expect(check).toHaveBeenCalledWith({ id: 'input', plan })
    expect(state().checked).toMatchObject({ plan, check: { state: 'running', rows: 5 } })
    main.tell('batch.checked', { inputId: 'input', check: testCheck() })
    expect(state().checked?.check.state).toBe('done')
  })

  it('that was over before main answered stays over', async () => {
    check.mockImplementationOnce(async () => {
      main.tell('batch.checked', { inputId: 'input', check: testCheck() })
      return answered(testCheck({ state: 'running' }))
    })
    await startCheck(testInput(), plan)
    expect(state().checked?.check.state).toBe('done')
  })

  it('of other rows changes nothing', async () => {
    check.mockResolvedValueOnce(answered(testCheck({ state: 'running' })))
    await startCheck(testInput(), plan)
    main.tell('batch.checked', { inputId: 'other', check: testCheck() })
    expect(state().checked?.check.state).toBe('running')
  })

  it('that can not begin says why', async () => {
    check.mockResolvedValueOnce(refused('not-found', 'The file is not there any more.'))
    await startCheck(testInput(), plan)
    expect(state()).toMatchObject({ checked: null, failure: { message: 'The file is not there any more.' } })
  })

  it('is ended only while it goes on', async () => {
    check.mockResolvedValueOnce(answered(testCheck({ state: 'running' })))
    stop.mockResolvedValue(answered({}))
    await stopCheck()
    await startCheck(testInput(), plan)
    await stopCheck()
    main.tell('batch.checked', { inputId: 'input', check: testCheck({ state: 'cancelled' }) })
    await stopCheck()
    expect(stop).toHaveBeenCalledOnce()
  })

  it('counts a row anew whose cells were changed', async () => {
    check.mockResolvedValueOnce(answered(testCheck({ errors: 1, fine: 9 })))
    await startCheck(testInput(), plan)
    edit.mockResolvedValueOnce(answered({ check: testCheck(), problem: null }))
    expect(await editRow('input', 3, ['Jane', 'crm-3', 'lobby'])).toEqual({ ok: true, value: null })
    expect(edit).toHaveBeenCalledWith({ id: 'input', row: 3, cells: ['Jane', 'crm-3', 'lobby'] })
    expect(state().checked?.check.errors).toBe(0)
    const again = { check: testCheck({ errors: 1, fine: 9 }), problem: testProblem(3) }
    edit.mockResolvedValueOnce(answered(again))
    expect(await editRow('input', 3, null)).toEqual({ ok: true, value: testProblem(3) })
    expect(state().checked?.check.errors).toBe(1)
  })
})

describe('what was checked', () => {
  const input = testInput()
  const checked: Checked = { inputId: 'input', reading: input.reading, plan, check: testCheck() }

  it('is what there is, in whatever order its names stand', () => {
    const same = { ...plan, columns: { ud: '{Id}', u: '{Name}' }, draft: { ...plan.draft } }
    expect(isStale(checked, testInput({ remarks: ['Read again.'] }), same)).toBe(false)
  })

  it.each([
    ['other rows', testInput({ id: 'other' }), plan],
    ['another reading', testInput({ reading: { ...input.reading, hasHeader: false } }), plan],
    ['another column', input, { ...plan, columns: { u: '{Name}' } }],
    ['a column more', input, { ...plan, columns: { ...plan.columns, rd: '{Room}' } }],
    ['another value', input, { ...plan, draft: { ...plan.draft, values: { rd: 'lobby2' } } }],
    ['another start', input, { ...plan, draft: { ...plan.draft, startEarly: 60 } }],
  ])('is stale with %s', (_name, input, plan) => {
    expect(isStale(checked, input, plan)).toBe(true)
  })
})
