import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Status } from '../../shared/schemas.ts'
import { createLog } from './log.ts'
import { createQuitting } from './quit.ts'

afterEach(() => {
  vi.useRealTimers()
})

function statusWith(sessionsInMemory: number, keysInMemory: number): Status {
  return {
    version: '0.1.0',
    host: 'test',
    node: '24',
    dataDir: '/data',
    keychain: { state: 'ok', message: '', keysInMemory },
    history: { state: 'open', message: '', sessionsInMemory, setAside: null },
  }
}

function setUp(
  given: { sessions?: number; keys?: number; yes?: boolean; clearOwn?: () => Promise<void> } = {},
) {
  const done: string[] = []
  const lines: string[] = []
  const quitting = createQuitting({
    engine: {
      status: () => statusWith(given.sessions ?? 0, given.keys ?? 0),
      close: async () => void done.push('closed'),
    },
    dialogs: {
      ask: async ({ message }) => {
        done.push(message)
        return given.yes ?? false
      },
    },
    clipboard: { clearOwn: given.clearOwn ?? (async () => void done.push('cleared')) },
    log: createLog((_level, line) => lines.push(line)),
  })
  return { quitting, done, lines }
}

describe('what quitting would lose', () => {
  it('is nothing where keychain and history have everything', () => {
    expect(setUp().quitting.wouldLose()).toBe(false)
  })

  it.each([
    [1, 0, 'Quit and lose 1 session?'],
    [0, 1, 'Quit and lose 1 signing key?'],
    [2, 3, 'Quit and lose 2 sessions and 3 signing keys?'],
  ])('is asked about where %i sessions and %i keys are in memory only', async (sessions, keys, question) => {
    const { quitting, done } = setUp({ sessions, keys, yes: false })
    expect(quitting.wouldLose()).toBe(true)
    expect(await quitting.ask()).toBe(false)
    expect(done).toEqual([question])
    expect(quitting.wouldLose()).toBe(true)
  })

  it('is agreed to once', async () => {
    const { quitting } = setUp({ sessions: 2, yes: true })
    expect(await quitting.ask()).toBe(true)
    expect(quitting.wouldLose()).toBe(false)
  })

  it('is asked about again the next time after a no', async () => {
    const { quitting, done } = setUp({ sessions: 1, yes: false })
    await quitting.ask()
    await quitting.ask()
    expect(done).toHaveLength(2)
  })

  it('is asked about once when the person closes twice at the same time', async () => {
    const { quitting, done } = setUp({ sessions: 1, yes: false })
    expect(await Promise.all([quitting.ask(), quitting.ask()])).toEqual([false, false])
    expect(done).toHaveLength(1)
  })
})

describe('clearing up', () => {
  it('clears the clipboard and then closes the history, once', async () => {
    const { quitting, done } = setUp()
    expect(quitting.isClearedUp()).toBe(false)
    await Promise.all([quitting.clearUp(), quitting.clearUp()])
    expect(quitting.isClearedUp()).toBe(true)
    expect(done).toEqual(['cleared', 'closed'])
  })

  it('is not stopped by a clipboard that fails', async () => {
    const { quitting, done, lines } = setUp({ clearOwn: () => Promise.reject(new Error('X11')) })
    await quitting.clearUp()
    expect(done).toEqual(['closed'])
    expect(lines[0]).toContain('not cleared up step=clipboard')
  })

  it('is not stopped by a clipboard that never answers', async () => {
    vi.useFakeTimers()
    const { quitting, done } = setUp({ clearOwn: () => new Promise(() => undefined) })
    const clearing = quitting.clearUp()
    await vi.advanceTimersByTimeAsync(5000)
    await clearing
    expect(done).toEqual(['closed'])
    expect(quitting.isClearedUp()).toBe(true)
  })
})
