/**
 * StateBadge: what a session is at this second and what remains of it, as a badge.
 *
 *   <StateBadge times={session} now={useNow()} />
 */
import type { SessionState } from '../../shared/schemas.ts'
import { formatRemaining } from '../../shared/validity/human.ts'
import { type StateTimes, stateOf } from '../../shared/validity/state.ts'
import { Badge, type Tone } from './Badge.tsx'

const tones: Record<SessionState, Tone> = {
  valid: 'ok',
  'not-yet': 'accent',
  expired: 'neutral',
  never: 'error',
  'no-end': 'warning',
  'unknown-end': 'warning',
  stopped: 'neutral',
}

export interface StateBadgeProps {
  readonly times: StateTimes
  /** Epoch seconds. */
  readonly now: number
}

export function StateBadge({ times, now }: StateBadgeProps) {
  return <Badge tone={tones[stateOf(times, now)]}>{formatRemaining(times, now)}</Badge>
}
