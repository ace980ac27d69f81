const units = [
  { letter: 'w', seconds: 604_800 },
  { letter: 'd', seconds: 86_400 },
  { letter: 'h', seconds: 3_600 },
  { letter: 'm', seconds: 60 },
  { letter: 's', seconds: 1 },
] as const

const grammar = /^(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/

/**
 * Reads a length of time such as `90m`, `2h30m`, `3d` or `1w`: weeks, days, hours, minutes and seconds, each at
 * most once, in this order, without spaces or sign. A day is 24 hours and a week 7 days.
 *
 * Gives whole seconds, or null for anything else, also for more seconds than a number holds exactly.
 */
export function parseDuration(text: string): number | null {
  const match = grammar.exec(text)
  if (text === '' || match === null) return null
  const seconds = units.reduce((sum, unit, at) => sum + Number(match[at + 1] ?? 0) * unit.seconds, 0)
  return Number.isSafeInteger(seconds) ? seconds : null
}

/**
 * Writes whole seconds in the grammar of `parseDuration`, largest units first: 5,400 is `1h30m`, 0 is `0s`.
 * Throws a RangeError for a negative number, a fraction, or more than a number holds exactly.
 */
export function formatDuration(seconds: number): string {
  if (!Number.isSafeInteger(seconds) || seconds < 0)
    throw new RangeError('A duration is whole seconds from 0.')
  let rest = seconds
  const parts = units.map((unit) => {
    const count = Math.floor(rest / unit.seconds)
    rest %= unit.seconds
    return count === 0 ? '' : `${count}${unit.letter}`
  })
  return parts.join('') || '0s'
}
