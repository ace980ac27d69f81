import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createCrashHandler } from './crash.ts'
import { createLog } from './log.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

type Tools = Parameters<typeof createCrashHandler>[0]

function setUp(given: Partial<Tools> = {}) {
  const done: string[] = []
  const lines: string[] = []
  const onCrash = createCrashHandler({
    log: createLog((_level, line) => lines.push(line)),
    logFolder: '/data/logs',
    isReady: () => true,
    showErrorBox: (title, content) => void done.push(`${title}: ${content}`),
    writeError: (text) => void done.push(`stderr: ${text}`),
    losesSomething: () => false,
    clearClipboard: async () => void done.push('cleared'),
    exit: (code) => void done.push(`exit ${code}`),
    ...given,
  })
  return { onCrash, done, lines }
}

const sentence =
  'Roompass ran into an error and has to close. What was issued is in the history. The log is in /data/logs.'

describe('an exception that nothing caught', () => {
  it('is logged and told, and ends the application with a clean clipboard', async () => {
    const { onCrash, done, lines } = setUp()
    onCrash(new TypeError('key of Jane Doe'))
    await vi.advanceTimersByTimeAsync(0)
    expect(done).toEqual([`Roompass: ${sentence}`, 'cleared', 'exit 1'])
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^uncaught error: TypeError/)
    expect([...done, ...lines].join()).not.toContain('Jane')
  })

  it('is told on the terminal before a dialog is possible', async () => {
    const { onCrash, done } = setUp({ isReady: () => false })
    onCrash(new Error('early'))
    await vi.advanceTimersByTimeAsync(0)
    expect(done).toEqual([`stderr: roompass: ${sentence}\n`, 'cleared', 'exit 1'])
  })

  it('says so where something lived in memory only', () => {
    const { onCrash, done } = setUp({ losesSomething: () => true })
    onCrash(new Error('x'))
    expect(done[0]).toContain('What was in memory only is lost; the history is not touched.')
  })

  it('is ended once, whatever follows from ending', async () => {
    const { onCrash, done, lines } = setUp({
      clearClipboard: async () => {
        onCrash(new Error('again'))
      },
    })
    onCrash(new Error('first'))
    onCrash('second')
    await vi.advanceTimersByTimeAsync(0)
    expect(done).toEqual([`Roompass: ${sentence}`, 'exit 1'])
    expect(lines).toHaveLength(3)
  })

  const fails = () => {
    throw new Error('broken too')
  }

  it.each<[string, Partial<Tools>]>([
    ['a dialog that fails', { showErrorBox: fails }],
    ['a question that fails', { losesSomething: fails }],
    ['a log that fails', { log: createLog(fails) }],
    ['a clipboard that fails', { clearClipboard: fails }],
  ])('ends the application in spite of %s', async (_what, broken) => {
    const { onCrash, done } = setUp(broken)
    onCrash(new Error('x'))
    await vi.advanceTimersByTimeAsync(0)
    expect(done.at(-1)).toBe('exit 1')
  })

  it('does not wait for a clipboard that never answers', async () => {
    const { onCrash, done } = setUp({ clearClipboard: () => new Promise(() => undefined) })
    onCrash(new Error('x'))
    await vi.advanceTimersByTimeAsync(1000)
    expect(done.at(-1)).toBe('exit 1')
  })
})
