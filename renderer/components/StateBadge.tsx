/**
 * StateBadge: what a session is at this second and what remains of it, as a badge.
 *
 *   <StateBadge from={row.validFrom} until={row.validUntil} now={useNow()} />
 */
import type { SessionState } from '../../shared/schemas.ts'
import { formatRemaining } from '../../shared/validity/human.ts'
import { stateOf } from '../../shared/validity/state.ts'
import type { Validity } from '../view/timeline-of.ts'
import { Badge, type Tone } from './Badge.tsx'

const tones: Record<SessionState, Tone> = {
  valid: 'ok',
  'not-yet': 'accent',
  expired: 'neutral',
  never: 'error',
  'no-end': 'warning',
}

export function StateBadge({ from, until, now }: Validity) {
  return <Badge tone={tones[stateOf(from, until, now)]}>{formatRemaining(from, until, now)}</Badge>
}
