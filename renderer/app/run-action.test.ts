import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { actionNames } from '../../shared/actions.ts'
import { forgetWaiting, handleAction } from '../stores/action-requests.ts'
import { screenStore, showScreen } from '../stores/screen-store.ts'
import { runAction } from './run-action.ts'

const lock = vi.fn(async () => ({ ok: true, value: {} }))
const shown = () => screenStore.getState().screen

describe('an action from the menu or by key', () => {
  beforeEach(() => {
    lock.mockClear()
    vi.stubGlobal('window', { roompass: { 'app.lock': lock } })
    showScreen('profiles')
  })
  afterEach(() => {
    forgetWaiting()
    vi.unstubAllGlobals()
  })

  it('shows the screen that it names', () => {
    for (const screen of ['issue', 'history', 'profiles', 'batch', 'settings'] as const) {
      runAction(`show-${screen}`)
      expect(shown()).toBe(screen)
    }
  })

  it('issues only from a form in sight; elsewhere it shows the form and issues nothing later', () => {
    runAction('issue-token')
    expect(shown()).toBe('issue')
    const issue = vi.fn()
    const stop = handleAction('issue-token', issue)
    expect(issue).not.toHaveBeenCalled()
    runAction('issue-token')
    expect(issue).toHaveBeenCalledOnce()
    stop()
  })

  it('finds and exports on the history, also where that has to be loaded first', () => {
    for (const action of ['find', 'export'] as const) {
      showScreen('profiles')
      runAction(action)
      expect(shown()).toBe('history')
      const act = vi.fn()
      handleAction(action, act)()
      expect(act).toHaveBeenCalledOnce()
    }
  })

  it('begins a new draft on the form', () => {
    runAction('new-draft')
    expect(shown()).toBe('issue')
  })

  it('copies the link of the session that the history shows', () => {
    const copy = vi.fn()
    const stop = handleAction('copy-link', copy)
    runAction('copy-link')
    expect(copy).toHaveBeenCalledOnce()
    stop()
  })

  it('locks', async () => {
    runAction('lock')
    await expect.poll(() => lock.mock.calls.length).toBe(1)
  })

  it('is known for each entry of the table', () => {
    const stops = (['issue-token', 'copy-link', 'find', 'export'] as const).map((name) =>
      handleAction(name, () => undefined),
    )
    for (const name of actionNames) expect(() => runAction(name)).not.toThrow()
    for (const stop of stops) stop()
  })
})
