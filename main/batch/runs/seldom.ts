/**
 * Tells values no more often than once in so many milliseconds: the first one at once, and of those that come too soon the
 * last one, later.
 */
export function seldom<T>(every: number, tell: (value: T) => void): (value: T) => void {
  let toldAt = Number.NEGATIVE_INFINITY
  let waiting: { value: T } | null = null
  const tellNow = (value: T) => {
    toldAt = performance.now()
    tell(value)
  }
  const tellLater = () => {
    const last = waiting
    waiting = null
    if (last !== null) tellNow(last.value)
  }
  return (value) => {
    const left = toldAt + every - performance.now()
    if (waiting !== null) waiting = { value }
    else if (left <= 0) tellNow(value)
    else {
      waiting = { value }
      setTimeout(tellLater, left).unref()
    }
  }
}
