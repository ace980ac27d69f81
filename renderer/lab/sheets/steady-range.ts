/** The places in sight in a list that draws only those. */
interface Sight {
  readonly startIndex: number
  readonly endIndex: number
  readonly overscan: number
  readonly count: number
}

/**
 * The places to draw: those in sight and some around them, always as many as before where there are that many. So a line
 * that goes out of sight at one end can be used again for the one that comes in at the other.
 *
 * @param before how many were drawn last
 */
export function steadyRange({ startIndex, endIndex, overscan, count }: Sight, before: number): number[] {
  const wanted = endIndex - startIndex + 1 + 2 * overscan
  // One in sight more or less is no other height of the list.
  const isAsBefore = before >= wanted && before <= wanted + overscan
  const size = Math.min(count, isAsBefore ? before : wanted + 2)
  const first = Math.max(0, Math.min(startIndex - overscan, count - size))
  return Array.from({ length: size }, (_, index) => first + index)
}
