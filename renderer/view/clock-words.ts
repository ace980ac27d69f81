/** Seconds by which clocks may differ and nobody notices: a token is made, sent and opened within so many. */
const harmless = 30
/** Seconds: the most by which a draft may start early (`draftSchema`). */
const earlyAtMost = 3600
/** Seconds: more than clocks usually differ, too little to matter. */
const usualEarly = 60

/** Whether clocks are so far apart that a token is refused for it. */
export function isClockOff(clockAhead: number | null): clockAhead is number {
  return clockAhead !== null && Math.abs(clockAhead) > harmless
}

/** Whole minutes, in seconds, by which a start has to move back where this computer's clock is ahead by so many. */
export function earlyFor(clockAhead: number): number {
  return Math.min(Math.ceil(Math.max(clockAhead, 1) / 60) * 60, earlyAtMost)
}

/**
 * The seconds to offer for an early start: what the profile says, else what the clocks need, else a minute.
 *
 * @param clockAhead seconds by which this computer's clock is ahead of the platform's
 */
export function earlyOffer(ofProfile: number, clockAhead: number | null): number {
  if (ofProfile > 0) return ofProfile
  return isClockOff(clockAhead) && clockAhead > 0 ? earlyFor(clockAhead) : usualEarly
}

/** How this computer's clock stands to the platform's, in a sentence. */
export function clockWords(clockAhead: number | null): string {
  if (clockAhead === null) return 'The platform did not say what time it is there.'
  if (Math.abs(clockAhead) <= 1) return 'This computer’s clock and the platform’s agree.'
  const side = clockAhead > 0 ? 'ahead of' : 'behind'
  return `This computer’s clock is ${Math.abs(clockAhead)} s ${side} the platform’s.`
}
