import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Checked } from './batch-check.ts'
import { batchIssueStore, changeIssue, issueBatch } from './batch-issue.ts'
import { batchListStore, heardOfBatch } from './batch-list.ts'
import { answered, refused, testBatch, testCheck, testInput, testMain } from './batch-test-double.ts'

const issue = vi.fn()
const plan = { draft: { profileId: 'acme', values: {}, startEarly: 0 }, columns: {}, timeZone: 'UTC' }
const checked: Checked = { inputId: 'input', reading: testInput().reading, plan, check: testCheck() }
let at = 0
const press = () => {
  at += 2000
  return issueBatch(checked, at)
}

beforeEach(() => {
  issue.mockReset()
  testMain({ 'batch.issue': issue })
  batchListStore.setState({ batches: [], asked: {} })
  changeIssue({ format: 'csv', guardFormulas: false, choice: 'all' })
})
afterEach(() => void vi.unstubAllGlobals())

describe('issuing a batch', () => {
  it('is of what was checked, and shows that it runs', async () => {
    issue.mockResolvedValue(answered(testBatch()))
    changeIssue({ choice: 'good', guardFormulas: true })
    expect(await press()).toBe(true)
    expect(issue).toHaveBeenCalledWith({
      id: 'input',
      plan,
      choice: 'good',
      format: 'csv',
      guardFormulas: true,
    })
    expect(batchListStore.getState().batches).toEqual([testBatch()])
  })

  it('guards nothing but CSV', async () => {
    issue.mockResolvedValue(answered(testBatch()))
    changeIssue({ guardFormulas: true, format: 'qr-svg' })
    await press()
    expect(issue).toHaveBeenCalledWith(expect.objectContaining({ format: 'qr-svg', guardFormulas: false }))
  })

  it('happens once, however often it is pressed', async () => {
    const late = Promise.withResolvers<unknown>()
    issue.mockReturnValueOnce(late.promise)
    const first = press()
    const pressedAt = at
    expect(await press()).toBe(false)
    late.resolve(answered(testBatch()))
    await first
    expect(await issueBatch(checked, pressedAt + 500)).toBe(false)
    expect(issue).toHaveBeenCalledOnce()
  })

  it('shows the end of one that was over before main answered', async () => {
    issue.mockImplementationOnce(async () => {
      heardOfBatch(testBatch({ state: 'done', issued: 1000 }))
      return answered(testBatch({ state: 'running' }))
    })
    await press()
    expect(batchListStore.getState().batches?.[0]?.state).toBe('done')
  })

  it('says why it can not begin; a no to a dialog says nothing', async () => {
    issue.mockResolvedValueOnce(refused('cancelled', 'Cancelled.'))
    expect(await press()).toBe(false)
    expect(batchIssueStore.getState().failure).toBeNull()
    issue.mockResolvedValueOnce(refused('key-missing', 'The profile has no current key.'))
    await press()
    expect(batchIssueStore.getState().failure?.message).toBe('The profile has no current key.')
    changeIssue({ choice: 'fine' })
    expect(batchIssueStore.getState().failure).toBeNull()
  })
})
