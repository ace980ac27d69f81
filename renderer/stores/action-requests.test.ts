import { afterEach, describe, expect, it, vi } from 'vitest'
import { forgetWaiting, handleAction, perform, performSoon } from './action-requests.ts'

describe('an action', () => {
  afterEach(forgetWaiting)

  it('is done by the screen in sight, and by none once that has gone', () => {
    const issue = vi.fn()
    const stop = handleAction('issue-token', issue)
    expect(perform('issue-token')).toBe(true)
    stop()
    expect(perform('issue-token')).toBe(false)
    expect(issue).toHaveBeenCalledOnce()
  })

  it('that can’t be done now is not done later, unless it was asked to wait', () => {
    const issue = vi.fn()
    perform('issue-token')
    handleAction('issue-token', issue)()
    expect(issue).not.toHaveBeenCalled()

    const find = vi.fn()
    performSoon('find')
    const stop = handleAction('find', find)
    expect(find).toHaveBeenCalledOnce()
    stop()
    handleAction('find', find)()
    expect(find).toHaveBeenCalledOnce()
  })

  it('no longer waits once the person has gone elsewhere', () => {
    const find = vi.fn()
    performSoon('find')
    forgetWaiting()
    handleAction('find', find)()
    expect(find).not.toHaveBeenCalled()
  })

  it('goes to the screen that came last, also where the one before leaves after it', () => {
    const before = vi.fn()
    const after = vi.fn()
    const stopBefore = handleAction('export', before)
    const stopAfter = handleAction('export', after)
    stopBefore()
    expect(perform('export')).toBe(true)
    expect(after).toHaveBeenCalledOnce()
    expect(before).not.toHaveBeenCalled()
    stopAfter()
  })
})
