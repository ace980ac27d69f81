import { formatSpan } from './human.ts'

/** Seconds by which clocks may differ and nobody notices: a token is made, sent and opened within so many. */
const harmless = 30

/** Seconds: the most by which a draft or a profile starts early (`draftSchema`, `profileSchema`). */
const earlyAtMost = 3600

/** Whether clocks are so far apart that a token is refused for it. */
export function isClockOff(clockAhead: number | null): clockAhead is number {
  return clockAhead !== null && Math.abs(clockAhead) > harmless
}

/**
 * Whole minutes, in seconds, by which a start has to move back where this computer's clock is ahead by so many; null
 * where it is not ahead, and where no start is early enough.
 */
export function earlyFor(clockAhead: number): number | null {
  const early = Math.ceil(clockAhead / 60) * 60
  return clockAhead > 0 && early <= earlyAtMost ? early : null
}

/** How this computer's clock stands to the platform's: the beginning of a sentence. */
export function clockDifference(clockAhead: number): string {
  const side = clockAhead > 0 ? 'ahead of' : 'behind'
  return `This computer's clock is ${formatSpan(clockAhead)} ${side} the platform's`
}

/** The same as a sentence, also where the clocks agree and where nothing is known. */
export function clockWords(clockAhead: number | null): string {
  if (clockAhead === null) return 'The platform did not say what time it is there.'
  if (Math.abs(clockAhead) <= 1) return "This computer's clock and the platform's agree."
  return `${clockDifference(clockAhead)}.`
}

/**
 * What comes of clocks that are off, and what to do about it.
 *
 * @param early what to do else where tokens can start early, such as `, or start tokens early`
 */
export function clockAdvice(clockAhead: number, early: string): string {
  const span = formatSpan(clockAhead)
  const trouble =
    clockAhead > 0
      ? `A token that starts now is refused by the platform for ${span}`
      : `Tokens end ${span} earlier on the platform than they say here`
  return `${trouble}: set this computer's clock${earlyFor(clockAhead) === null ? '' : early}.`
}
