import type { SessionState, Statistics } from '../../shared/schemas.ts'
import { countOf } from '../view/count-of.ts'

/** One bar among others: how many sessions were for it. */
export interface Share {
  readonly key: string
  readonly name: string
  /** The name is ours, such as "No room", and not one that somebody gave. */
  readonly isOurs: boolean
  readonly sessions: number
}

/** Bars that are drawn of one kind; the rest becomes one. */
export const sharesAtMost = 20

export function roomShares({ rooms, otherRooms }: Pick<Statistics, 'rooms' | 'otherRooms'>): Share[] {
  const others = {
    key: 'others',
    name: countOf(otherRooms.rooms, 'other room'),
    isOurs: true,
    sessions: otherRooms.sessions,
  }
  return [...named(rooms, 'No room'), ...(otherRooms.sessions > 0 ? [others] : [])]
}

export function profileShares({ profiles }: Pick<Statistics, 'profiles'>): Share[] {
  return withoutTail(named(profiles, 'No profile'), 'other profile')
}

export function roleShares({ roles }: Pick<Statistics, 'roles'>): Share[] {
  return withoutTail(named(roles, 'No role'), 'other role')
}

const stateNames: Record<SessionState, string> = {
  valid: 'Valid',
  'not-yet': 'Not yet',
  expired: 'Expired',
  never: 'Never valid',
  'no-end': 'No end',
  'unknown-end': 'End unknown',
  stopped: 'Stopped',
}

/** Every state that there is a session of, in the order of the filter. */
export function stateShares({ states }: Pick<Statistics, 'states'>): Share[] {
  return (Object.keys(stateNames) as SessionState[])
    .filter((state) => states[state] > 0)
    .map((state) => ({ key: state, name: stateNames[state], isOurs: true, sessions: states[state] }))
}

function named(counted: readonly { name: string; sessions: number }[], none: string): Share[] {
  return counted.map(({ name, sessions }, index) => ({
    // Two profiles may have the same name.
    key: String(index),
    name: name === '' ? none : name,
    isOurs: name === '',
    sessions,
  }))
}

function withoutTail(shares: readonly Share[], noun: string): Share[] {
  if (shares.length <= sharesAtMost) return [...shares]
  const tail = shares.slice(sharesAtMost - 1)
  const sessions = tail.reduce((sum, share) => sum + share.sessions, 0)
  return [
    ...shares.slice(0, sharesAtMost - 1),
    { key: 'others', name: countOf(tail.length, noun), isOurs: true, sessions },
  ]
}
