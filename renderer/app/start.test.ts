import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { EventPayload } from '../../shared/contract.ts'
import type { Draft, Status } from '../../shared/schemas.ts'
import type { EventName } from '../../shared/verbs.ts'
import { testProfile } from '../stores/test-profile.ts'

type Listeners = { [E in EventName]?: (payload: EventPayload<E>) => void }

function status(history: Status['history']['state'], keychain = ''): Status {
  return {
    version: '0.1.0',
    host: 'a test',
    node: 'v24.0.0',
    dataDir: '/data',
    keychain: { state: keychain === '' ? 'ok' : 'locked', message: keychain, keysInMemory: 0 },
    history: {
      state: history,
      message: history === 'locked' ? 'Roompass is locked.' : '',
      sessionsInMemory: 0,
      setAside: null,
    },
  }
}

const kept: Draft = { profileId: 'acme', values: { rd: 'lobby' }, startEarly: 0 }

/** A main that is in a state, with what it was asked, in order. */
async function page(first: Status) {
  vi.resetModules()
  const asked: string[] = []
  const listeners: Listeners = {}
  const reload = vi.fn()
  let current = first
  let unlocked: Status = status('open')
  const answers: Record<string, (request: unknown) => unknown> = {
    'app.status': () => current,
    'app.unlock': () => {
      current = unlocked
      return current
    },
    'app.lock': () => ({}),
    'profiles.list': () => [testProfile()],
    'settings.get': () => ({
      clipboardClearSeconds: 60,
      keepTokens: 'until-expiry',
      retentionDays: 0,
      lockAfterMinutes: 0,
    }),
    'drafts.get': () => kept,
    'drafts.set': () => ({ kept: true }),
  }
  const verbs = Object.entries(answers).map(([verb, answer]) => [
    verb,
    async (request: unknown) => {
      asked.push(verb)
      return { ok: true, value: answer(request) }
    },
  ])
  const on = (event: EventName, listener: never) => {
    listeners[event] = listener
    return () => undefined
  }
  vi.stubGlobal('window', {
    roompass: { ...Object.fromEntries(verbs), on },
    addEventListener: () => undefined,
    location: { reload },
  })
  vi.stubGlobal('document', { addEventListener: () => undefined, visibilityState: 'visible' })
  const { start, unlock } = await import('./start.ts')
  const { phaseStore } = await import('../stores/phase-store.ts')
  const { draftStore, setValue } = await import('../stores/draft-store.ts')
  return {
    asked,
    listeners,
    reload,
    start,
    unlock,
    setValue,
    phase: () => phaseStore.getState().phase,
    draft: () => draftStore.getState().draft,
    unlockGives: (next: Status) => {
      unlocked = next
    },
  }
}

describe('the start of the page', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('brings profiles, settings and the form as it was left', async () => {
    const { start, phase, draft } = await page(status('open'))
    await start()
    expect(phase()).toBe('ready')
    expect(draft()).toEqual(kept)
  })

  it('asks for nothing while the application is locked', async () => {
    const { start, phase, asked } = await page(status('locked'))
    await start()
    expect(phase()).toBe('locked')
    expect(asked).toEqual(['app.status'])
  })

  it('says why it is still locked, and goes on once it is not', async () => {
    const { start, unlock, unlockGives, phase, draft, reload } = await page(status('locked'))
    await start()
    unlockGives(status('locked', 'The keychain is locked.'))
    expect(await unlock()).toBe('The keychain is locked.')
    expect(phase()).toBe('locked')
    unlockGives(status('open'))
    expect(await unlock()).toBeNull()
    expect(phase()).toBe('ready')
    expect(draft()).toEqual(kept)
    expect(reload).not.toHaveBeenCalled()
  })

  it('shows the lock as soon as main says so, and begins with an empty page after it', async () => {
    const { start, unlock, phase, listeners, reload } = await page(status('open'))
    await start()
    listeners['status.changed']?.(status('locked'))
    expect(phase()).toBe('locked')
    expect(await unlock()).toBeNull()
    expect(reload).toHaveBeenCalledOnce()
  })

  it('keeps the last key press before it lets main lock', async () => {
    const { start, setValue, listeners, asked } = await page(status('open'))
    await start()
    setValue('rd', 'lobby2')
    expect(asked).not.toContain('drafts.set')
    listeners['lock.wanted']?.({})
    await vi.waitFor(() => expect(asked).toContain('app.lock'))
    expect(asked.slice(-2)).toEqual(['drafts.set', 'app.lock'])
  })

  it('keeps what is typed within a moment, so that a crash of the page takes little with it', async () => {
    const { start, setValue, asked } = await page(status('open'))
    await start()
    setValue('rd', 'lobby2')
    vi.advanceTimersByTime(150)
    expect(asked.at(-1)).toBe('drafts.set')
  })
})
