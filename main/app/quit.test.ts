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

describe('quitting', () => {
  it('clears the clipboard and closes the history without a question where nothing is lost', async () => {
    const { quitting, done } = setUp()
    expect(quitting.ready()).toBe(false)
    expect(await quitting.prepare()).toBe(true)
    expect(quitting.ready()).toBe(true)
    expect(done).toEqual(['cleared', 'closed'])
  })

  it.each([
    [1, 0, 'Quit and lose 1 session?'],
    [0, 1, 'Quit and lose 1 signing key?'],
  ])('asks where %i sessions and %i keys would be lost, and stays', async (sessions, keys, question) => {
    const { quitting, done } = setUp({ sessions, keys, yes: false })
    expect(await quitting.prepare()).toBe(false)
    expect(quitting.ready()).toBe(false)
    expect(done).toEqual([question])
  })

  it('goes on where the person says so', async () => {
    const { quitting, done } = setUp({ sessions: 2, yes: true })
    expect(await quitting.prepare()).toBe(true)
    expect(done).toEqual(['Quit and lose 2 sessions?', 'cleared', 'closed'])
  })

  it('asks again the next time after a no', async () => {
    const { quitting, done } = setUp({ sessions: 1, yes: false })
    await quitting.prepare()
    await quitting.prepare()
    expect(done).toHaveLength(2)
  })

  it('asks once when told twice at the same time', async () => {
    const { quitting, done } = setUp({ sessions: 1, yes: false })
    await Promise.all([quitting.prepare(), quitting.prepare()])
    expect(done).toHaveLength(1)
  })

  it('is not kept by a clipboard that fails', async () => {
    const { quitting, done, lines } = setUp({ clearOwn: () => Promise.reject(new Error('X11')) })
    expect(await quitting.prepare()).toBe(true)
    expect(done).toEqual(['closed'])
    expect(lines[0]).toContain('not cleared up step=clipboard')
  })

  it('is not kept by a clipboard that never answers', async () => {
    vi.useFakeTimers()
    const { quitting, done } = setUp({ clearOwn: () => new Promise(() => undefined) })
    const prepared = quitting.prepare()
    await vi.advanceTimersByTimeAsync(5000)
    expect(await prepared).toBe(true)
    expect(done).toEqual(['closed'])
  })
})
