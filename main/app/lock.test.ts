import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Status } from '../../shared/schemas.ts'
import { createLocking } from './lock.ts'
import { createLog } from './log.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function setUp(given: { sessions?: number; keys?: number; yes?: boolean; pages?: number } = {}) {
  const done: string[] = []
  const lines: string[] = []
  const state = { locked: false, clipboardFails: false, engine: Promise.resolve() }
  const status = (): Status => ({
    version: '0.1.0',
    host: 'test',
    node: '24',
    dataDir: '/data',
    keychain: { state: 'ok', message: '', keysInMemory: given.keys ?? 0 },
    history: {
      state: state.locked ? 'locked' : 'open',
      message: '',
      sessionsInMemory: given.sessions ?? 0,
      setAside: null,
    },
  })
  const locking = createLocking({
    engine: {
      status,
      lock: async () => {
        await state.engine
        state.locked = true
        done.push('engine')
      },
    },
    dialogs: {
      ask: async ({ message }) => {
        done.push(message)
        return given.yes ?? false
      },
    },
    clipboard: {
      clearOwn: async () => {
        if (state.clipboardFails) throw new Error('X11')
        done.push('clipboard')
      },
    },
    avatars: { forget: () => void done.push('pictures') },
    pages: {
      count: () => given.pages ?? 1,
      announce: () => void done.push('announced'),
      reload: ({ hangs }) => void done.push(hangs ? 'ended and reloaded' : 'reloaded'),
    },
    log: createLog((_level, line) => lines.push(line)),
  })
  return { locking, done, lines, state }
}

describe('locking as the page asks for it', () => {
  it('locks the engine, loads the page anew and clears the clipboard', async () => {
    const { locking, done } = setUp()
    expect(locking.isLocked()).toBe(false)
    await locking.ask()
    expect(locking.isLocked()).toBe(true)
    expect(done).toEqual(['engine', 'pictures', 'reloaded', 'clipboard'])
  })

  it('is done once however often it is asked for at the same time', async () => {
    const { locking, done } = setUp()
    await Promise.all([locking.ask(), locking.ask(), locking.ask()])
    expect(done).toEqual(['engine', 'pictures', 'reloaded', 'clipboard'])
  })

  it('leaves the page alone where it is locked already', async () => {
    const { locking, done } = setUp()
    await locking.ask()
    await locking.ask()
    expect(done.filter((what) => what === 'reloaded')).toHaveLength(1)
  })

  it('is not stopped by a clipboard that fails', async () => {
    const { locking, done, lines, state } = setUp()
    state.clipboardFails = true
    await locking.ask()
    expect(done).toEqual(['engine', 'pictures', 'reloaded'])
    expect(lines.join()).toContain('clipboard not cleared')
  })

  it.each([
    [1, 0, 'Lock and lose 1 session?'],
    [0, 2, 'Lock and lose 2 signing keys?'],
    [3, 1, 'Lock and lose 3 sessions and 1 signing key?'],
  ])(
    'asks first where %i sessions and %i keys would be lost, and does nothing on a no',
    async (sessions, keys, question) => {
      const { locking, done } = setUp({ sessions, keys })
      await expect(locking.ask()).rejects.toMatchObject({ code: 'cancelled' })
      expect(done).toEqual([question])
      expect(locking.isLocked()).toBe(false)
    },
  )

  it('loses what is in memory where the person says yes, asked once', async () => {
    const { locking, done } = setUp({ sessions: 1, yes: true })
    await Promise.all([locking.ask(), locking.ask()])
    expect(done).toEqual(['Lock and lose 1 session?', 'engine', 'pictures', 'reloaded', 'clipboard'])
  })
})

describe.each(['person', 'machine'] as const)('a lock that the %s wants', (by) => {
  it('is told to the page, which keeps its form and asks for it', async () => {
    const { locking, done } = setUp()
    locking.want(by)
    expect(done).toEqual(['announced'])
    await locking.ask()
    await vi.advanceTimersByTimeAsync(5000)
    expect(done).toEqual(['announced', 'engine', 'pictures', 'reloaded', 'clipboard'])
  })

  it('that comes in the middle of locking leaves nothing behind that would lock again after the unlocking', async () => {
    const { locking, done, state } = setUp()
    const asked = locking.ask()
    locking.want(by)
    await asked
    state.locked = false
    await vi.advanceTimersByTimeAsync(5000)
    expect(locking.isLocked()).toBe(false)
    expect(done).toEqual(['engine', 'pictures', 'reloaded', 'clipboard'])
  })

  it('comes without a page that does not answer within a second', async () => {
    const { locking, done } = setUp()
    locking.want(by)
    await vi.advanceTimersByTimeAsync(999)
    expect(locking.isLocked()).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(done).toEqual(['announced', 'engine', 'pictures', 'ended and reloaded', 'clipboard'])
  })

  it('comes at once where there is no page', async () => {
    const { locking, done } = setUp({ pages: 0 })
    locking.want(by)
    await vi.advanceTimersByTimeAsync(0)
    expect(locking.isLocked()).toBe(true)
    expect(done).not.toContain('announced')
  })

  it('reaches the engine where it is locked already, as somebody may be unlocking', async () => {
    const { locking, done } = setUp()
    await locking.ask()
    locking.want(by)
    await vi.advanceTimersByTimeAsync(5000)
    expect(done.filter((what) => what === 'engine')).toHaveLength(2)
    expect(done.filter((what) => what === 'reloaded')).toHaveLength(1)
  })
})

describe('where something lives in memory only', () => {
  it.each([{ sessions: 1 }, { keys: 1 }])(
    'the machine loses nothing: it clears the clipboard and says so in the log (%o)',
    async (given) => {
      const { locking, done, lines } = setUp(given)
      locking.want('machine')
      await vi.advanceTimersByTimeAsync(5000)
      expect(locking.isLocked()).toBe(false)
      expect(done).toEqual(['clipboard'])
      expect(lines).toEqual(['not locked reason=in memory only'])
    },
  )

  it('a person is asked also where the page hangs', async () => {
    const { locking, done } = setUp({ keys: 1 })
    locking.want('person')
    await vi.advanceTimersByTimeAsync(5000)
    expect(done).toEqual(['announced', 'Lock and lose 1 signing key?'])
    expect(locking.isLocked()).toBe(false)
  })
})

it('waits for the engine before anything else, and does not end it twice', async () => {
  const { locking, done, state } = setUp()
  const held = Promise.withResolvers<void>()
  state.engine = held.promise
  const locked = locking.ask()
  locking.want('machine')
  await vi.advanceTimersByTimeAsync(5000)
  expect(done).toEqual([])
  held.resolve()
  await locked
  expect(done).toEqual(['engine', 'pictures', 'reloaded', 'clipboard'])
})
