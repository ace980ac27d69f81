import type { Profile, SessionRow } from '../../shared/schemas.ts'
import type { Engine } from '../engine.ts'
import { reminderText } from './reminder-text.ts'

/** Milliseconds between two looks at the clock while a reminder is planned: a computer sleeps, and its clock is set. */
const lookEvery = 15_000

export interface ReminderTools {
  readonly engine: {
    readonly profiles: Pick<Engine['profiles'], 'list'>
    readonly sessions: Pick<Engine['sessions'], 'current' | 'onCurrent'>
    readonly on: Engine['on']
    readonly status: Engine['status']
  }
  /** Epoch milliseconds. */
  clock(): number
  /** Calls once after so many milliseconds; gives the function that calls it off. */
  later(milliseconds: number, act: () => void): () => void
  /** Shows a notification on the desktop; gives the function that takes it away. */
  show(text: string, onPress: () => void): () => void
  /** The person wants to see that session. */
  choose(sessionId: string): void
}

interface Planned {
  readonly session: SessionRow
  readonly profileName: string
  /** Epoch seconds. */
  readonly at: number
}

/**
 * Reminds of each current session once, so many minutes before its end as its profile says. Not of one that is shorter
 * than that, and not of a moment that passed while the application was locked or not there: who opens it sees what
 * remains. A session that is stopped, removed or renewed before has no reminder, and one that was shown is taken away.
 *
 * @returns the function that ends it
 */
export function startReminders(tools: ReminderTools): () => void {
  const { engine } = tools
  const now = () => Math.floor(tools.clock() / 1000)
  /** By the session's id. */
  let planned = new Map<string, Planned>()
  const shown = new Map<string, () => void>()
  const reminded = new Set<string>()
  let callOff = () => {}
  let isEnded = false

  function plan(): void {
    if (isEnded) return
    const before = planned
    const current = currentSessions(engine)
    planned = new Map()
    for (const { session, profile } of current) {
      const at = momentOf(session, profile)
      if (at === null || reminded.has(session.id)) continue
      // A moment in the past is only caught up with where it was waited for, as after a sleep.
      const wasPlanned = before.get(session.id)?.at === at
      if (at > now() || wasPlanned) planned.set(session.id, { session, profileName: profile.name, at })
    }
    takeAwayAllBut(new Set(current.map(({ session }) => session.id)))
    remindOfDue()
  }

  function remindOfDue(): void {
    callOff()
    for (const [id, { session, profileName, at }] of planned) {
      if (at > now()) continue
      planned.delete(id)
      remind(session, profileName)
    }
    const next = Math.min(...[...planned.values()].map(({ at }) => at * 1000))
    if (planned.size > 0) callOff = tools.later(Math.min(lookEvery, Math.max(0, next - tools.clock())), plan)
  }

  function remind({ id, validUntil }: SessionRow, profileName: string): void {
    reminded.add(id)
    if (validUntil === null || validUntil <= now()) return
    const takeAway = tools.show(reminderText(profileName, validUntil, now()), () => {
      shown.delete(id)
      if (!isEnded && engine.status().history.state !== 'locked') tools.choose(id)
    })
    shown.set(id, takeAway)
  }

  function takeAwayAllBut(ids: ReadonlySet<string>): void {
    for (const [id, takeAway] of shown) {
      if (ids.has(id)) continue
      shown.delete(id)
      takeAway()
    }
  }

  const stops = [
    engine.on('status.changed', plan),
    engine.on('profiles.changed', plan),
    engine.sessions.onCurrent(plan),
  ]
  plan()
  return () => {
    isEnded = true
    callOff()
    planned.clear()
    takeAwayAllBut(new Set())
    for (const stop of stops) stop()
  }
}

interface Current {
  readonly profile: Profile
  readonly session: SessionRow
}

/** None while the history is locked, or can't be read. */
function currentSessions({ profiles, sessions, status }: ReminderTools['engine']): Current[] {
  if (status().history.state === 'locked') return []
  try {
    return profiles.list().flatMap((profile) => {
      const session = sessions.current(profile.id)
      return session === null ? [] : [{ profile, session }]
    })
  } catch {
    return []
  }
}

/** Epoch seconds; null where the profile wants none, or nobody knows the end. */
function momentOf({ validUntil }: SessionRow, { remindMinutes }: Profile): number | null {
  if (remindMinutes === 0 || validUntil === null) return null
  return Math.floor(validUntil - remindMinutes * 60)
}
