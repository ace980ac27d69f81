import { earlyFor, isClockOff } from '../../shared/validity/clock-difference.ts'

/** Seconds: more than clocks usually differ, too little to matter. */
const usualEarly = 60

/**
 * The seconds to offer for an early start: what the profile says, else what the clocks need, else a minute.
 *
 * @param clockAhead seconds by which this computer's clock is ahead of the platform's
 */
export function earlyOffer(ofProfile: number, clockAhead: number | null): number {
  if (ofProfile > 0) return ofProfile
  return (isClockOff(clockAhead) ? earlyFor(clockAhead) : null) ?? usualEarly
}
