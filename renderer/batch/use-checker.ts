import { useMemo } from 'react'
import { type RowChecker, rowChecker } from '../../shared/batch/check-row.ts'
import type { BatchPlan } from '../../shared/batch/schemas.ts'
import { nothingKnown } from '../../shared/platforms/platform.ts'
import type { Known, Profile } from '../../shared/schemas.ts'
import { roomOf } from './plan-room.ts'
import { useMinute } from './use-minute.ts'

/** What makes a row into what it comes to, as main does it. */
export interface Checker {
  readonly check: RowChecker
  readonly profile: Profile
  readonly timeZone: string
  /** Epoch seconds that all of it counts from. */
  readonly now: number
}

/**
 * The checker of a plan; null while it has a fault, which stands at its field.
 *
 * @param known of the room that is the same for all rows
 */
export function useChecker(
  plan: BatchPlan,
  columns: readonly string[],
  profile: Profile,
  known: Known,
): Checker | null {
  const now = useMinute()
  return useMemo(() => {
    const { timeZone } = plan
    const room = roomOf(plan, profile)
    const elsewhere: Known = { ...nothingKnown, clockAhead: known.clockAhead }
    const knownFor = (asked: string) => (asked === room ? known : elsewhere)
    try {
      const check = rowChecker({ plan, columns, profile, now, timeZone, knownFor })
      return { check, profile, timeZone, now }
    } catch {
      return null
    }
  }, [plan, columns, profile, known, now])
}
