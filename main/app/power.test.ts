import type { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultSettings } from '../settings/settings.ts'
import { lockWithMachine } from './power.ts'

const machine = vi.hoisted(() => ({ idle: 0, emitter: null as EventEmitter | null }))

vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events')
  machine.emitter = new EventEmitter()
  return { powerMonitor: Object.assign(machine.emitter, { getSystemIdleTime: () => machine.idle }) }
})

beforeEach(() => {
  vi.useFakeTimers()
  machine.idle = 0
  machine.emitter?.removeAllListeners()
})
afterEach(() => {
  vi.useRealTimers()
})

function setUp(settings = () => ({ ...defaultSettings, lockAfterMinutes: 5 })) {
  const wanted: string[] = []
  lockWithMachine(
    { want: (by) => void wanted.push(by), ask: async () => undefined, isLocked: () => false },
    settings,
  )
  return wanted
}

describe('the machine', () => {
  it.each(['suspend', 'resume', 'lock-screen'])('wants the lock on %s', (event) => {
    const wanted = setUp()
    machine.emitter?.emit(event)
    expect(wanted).toEqual(['machine'])
  })

  it('wants it when it was left alone for the minutes in the settings', () => {
    const wanted = setUp()
    machine.idle = 5 * 60 - 1
    vi.advanceTimersByTime(10_000)
    expect(wanted).toEqual([])
    machine.idle = 5 * 60
    vi.advanceTimersByTime(10_000)
    expect(wanted).toEqual(['machine'])
  })

  it('does not want it for idleness while the settings can not be read', () => {
    const wanted = setUp(() => {
      throw new Error('locked')
    })
    machine.idle = 100_000
    vi.advanceTimersByTime(60_000)
    expect(wanted).toEqual([])
  })
})
