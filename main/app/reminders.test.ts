import { describe, expect, it } from 'vitest'
import type { Profile, SessionRow, Status } from '../../shared/schemas.ts'
import type { EngineEvent } from '../engine.ts'
import { testProfile, testSession } from './handlers/test-tools.ts'
import { type ReminderTools, startReminders } from './reminders.ts'

const start = 1_700_000_000
const minute = 60
const { header: _h, claims: _c, token: _t, link: _l, asked: _a, ...row } = testSession

/** A session that is issued now and lasts for an hour. */
const session = (over: Partial<SessionRow> = {}): SessionRow => ({
  ...row,
  issuedAt: start,
  validFrom: start,
  validUntil: start + 60 * minute,
  ...over,
})

/** An engine with one profile, and a clock that only the test moves. */
function setUp(
  first: SessionRow | null,
  { remindMinutes = 10, begin = start }: { remindMinutes?: number; begin?: number } = {},
) {
  let profile: Profile = { ...testProfile, remindMinutes }
  let current = first
  let now = begin
  let isLocked = false
  let isShut = false
  let timer: { at: number; act: () => void } | null = null
  const listeners = new Set<() => void>()
  const shown: { text: string; press: () => void; isThere: boolean }[] = []
  const chosen: string[] = []
  const waits: number[] = []
  const listen = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  const tell = () => {
    for (const listener of [...listeners]) listener()
  }
  const tools: ReminderTools = {
    engine: {
      profiles: {
        list: () => {
          if (isShut) throw new Error('The history is shut.')
          return [profile]
        },
      },
      sessions: {
        current: () => current,
        onCurrent: (listener) => listen(() => listener('profile-1', current)),
      },
      on: (_event: EngineEvent, listener) => listen(listener),
      status: () => ({ history: { state: isLocked ? 'locked' : 'open' } }) as Status,
    },
    clock: () => now * 1000,
    later: (milliseconds, act) => {
      waits.push(milliseconds)
      const mine = { at: now + milliseconds / 1000, act }
      timer = mine
      return () => {
        if (timer === mine) timer = null
      }
    },
    show: (text, press) => {
      const notification = { text, press, isThere: true }
      shown.push(notification)
      return () => {
        notification.isThere = false
      }
    },
    choose: (id) => void chosen.push(id),
  }
  /** Moves the clock on, and calls what was to be called meanwhile, each at its moment. */
  function until(moment: number) {
    while (timer !== null && timer.at <= moment) {
      const { at, act } = timer
      timer = null
      now = at
      act()
    }
    now = moment
  }
  const end = startReminders(tools)
  return {
    shown,
    chosen,
    waits,
    until,
    end,
    listeners,
    isWaiting: () => timer !== null,
    sleepUntil: (moment: number) => {
      now = moment
      timer?.act()
    },
    change: (next: SessionRow | null) => {
      current = next
      tell()
    },
    remindBefore: (minutes: number) => {
      profile = { ...profile, remindMinutes: minutes }
      tell()
    },
    lock: (locked: boolean) => {
      isLocked = locked
      tell()
    },
    shut: () => {
      isShut = true
      tell()
    },
  }
}

describe('reminders', () => {
  it('come once, the minutes of the profile before the end, and not a second earlier', () => {
    const { shown, until } = setUp(session())
    until(start + 50 * minute - 1)
    expect(shown).toEqual([])
    until(start + 50 * minute)
    expect(shown).toHaveLength(1)
    until(start + 61 * minute)
    expect(shown).toHaveLength(1)
  })

  it('name the profile and the time, and neither guest nor room', () => {
    const { shown, until } = setUp(session({ name: 'Jane Doe', room: 'board', externalId: 'crm-4711' }))
    until(start + 50 * minute)
    expect(shown[0]?.text).toMatch(/^The current session of Acme ends .*\d\d:\d\d\.$/)
    expect(shown[0]?.text).not.toMatch(/Jane|board|crm/)
  })

  it('do not come where the profile wants none, or nobody knows the end', () => {
    const never = setUp(session(), { remindMinutes: 0 })
    const endless = setUp(session({ validUntil: null }))
    const unknown = setUp(session({ validUntil: null, isEndUnknown: true }))
    for (const { until, shown, isWaiting } of [never, endless, unknown]) {
      expect(isWaiting()).toBe(false)
      until(start + 120 * minute)
      expect(shown).toEqual([])
    }
  })

  it('do not come for a session that is no longer than the minutes', () => {
    const short = setUp(session({ validUntil: start + 10 * minute }))
    short.until(start + 20 * minute)
    expect(short.shown).toEqual([])
    const longer = setUp(session({ validUntil: start + 10 * minute + 1 }))
    longer.until(start + 20 * minute)
    expect(longer.shown).toHaveLength(1)
  })

  it('do not come for a session that was stopped, removed or renewed', () => {
    const stopped = setUp(session())
    stopped.until(start + 40 * minute)
    stopped.change(null)
    stopped.until(start + 55 * minute)
    expect(stopped.shown).toEqual([])

    const renewed = setUp(session())
    renewed.until(start + 40 * minute)
    renewed.change(
      session({ id: 'session-2', issuedAt: start + 40 * minute, validUntil: start + 100 * minute }),
    )
    renewed.until(start + 89 * minute)
    expect(renewed.shown).toEqual([])
    renewed.until(start + 90 * minute)
    expect(renewed.shown).toHaveLength(1)
  })

  it('are taken away when their session is no longer the current one', () => {
    const { shown, until, change } = setUp(session())
    until(start + 50 * minute)
    expect(shown[0]?.isThere).toBe(true)
    change(session({ id: 'session-2', issuedAt: start + 50 * minute, validUntil: start + 110 * minute }))
    expect(shown[0]?.isThere).toBe(false)
  })

  it('lead to their session', () => {
    const { shown, chosen, until } = setUp(session())
    until(start + 50 * minute)
    shown[0]?.press()
    expect(chosen).toEqual(['session-1'])
  })

  it('follow the minutes of the profile when they change', () => {
    const { shown, until, remindBefore } = setUp(session())
    remindBefore(30)
    until(start + 30 * minute - 1)
    expect(shown).toEqual([])
    until(start + 30 * minute)
    expect(shown).toHaveLength(1)
    remindBefore(10)
    until(start + 55 * minute)
    expect(shown).toHaveLength(1)
  })

  it('do not come while it is locked, nor afterwards for a moment that has passed', () => {
    const { shown, until, lock, isWaiting } = setUp(session())
    lock(true)
    expect(isWaiting()).toBe(false)
    until(start + 55 * minute)
    lock(false)
    until(start + 59 * minute)
    expect(shown).toEqual([])
  })

  it('come after an unlocking that is early enough', () => {
    const { shown, until, lock } = setUp(session())
    lock(true)
    until(start + 20 * minute)
    lock(false)
    until(start + 50 * minute)
    expect(shown).toHaveLength(1)
  })

  it('lead nowhere while it is locked, and are taken away then', () => {
    const { shown, chosen, until, lock } = setUp(session())
    until(start + 50 * minute)
    lock(true)
    expect(shown[0]?.isThere).toBe(false)
    shown[0]?.press()
    expect(chosen).toEqual([])
  })

  it('do not come at the start for a moment that has passed', () => {
    const { shown, until } = setUp(session(), { begin: start + 55 * minute })
    until(start + 59 * minute)
    expect(shown).toEqual([])
  })

  it('come late after a sleep, but not for what has ended meanwhile', () => {
    const woken = setUp(session())
    woken.sleepUntil(start + 58 * minute)
    expect(woken.shown).toHaveLength(1)
    const tooLate = setUp(session())
    tooLate.sleepUntil(start + 60 * minute)
    expect(tooLate.shown).toEqual([])
  })

  it('look at the clock again and again, because it may be set', () => {
    const { until, waits } = setUp(session())
    until(start + 50 * minute)
    expect(Math.max(...waits)).toBeLessThanOrEqual(15_000)
  })

  it('wait for nothing where the history can not be read', () => {
    const { shut, isWaiting, until, shown } = setUp(session())
    shut()
    expect(isWaiting()).toBe(false)
    until(start + 55 * minute)
    expect(shown).toEqual([])
  })

  it('end for good', () => {
    const { end, until, shown, listeners, isWaiting } = setUp(session())
    end()
    expect([listeners.size, isWaiting()]).toEqual([0, false])
    until(start + 55 * minute)
    expect(shown).toEqual([])
  })
})
