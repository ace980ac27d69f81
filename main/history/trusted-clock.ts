/** Seconds by which the clock may move against the time that has passed. */
const tolerance = 5 * 60

/** Seconds after which a clock that was set is believed. */
const believedAfter = 24 * 60 * 60

/**
 * Tells whether the computer's clock can be believed when something is about to be deleted for its age. A clock that
 * was set while the program runs may be wrong, and a wrong clock must not empty the history: from then on the answer
 * is no, until the clock goes as before, or has gone for a day as it was set, or the program is started anew. At a
 * start there is nothing to compare it with.
 *
 * A clock that is behind needs no such care: sessions and tokens then only seem younger, and stay too long. So a
 * session from the future is no reason to stop either; it tells that some clock was wrong, then or now.
 *
 * @param now epoch seconds
 * @param elapsed seconds that have passed since some moment, also while the computer sleeps
 */
export function trustedClock(now: () => number, elapsed: () => number): () => boolean {
  let agreed: number | null = null
  let set: { readonly ahead: number; readonly since: number } | null = null
  return () => {
    const passed = elapsed()
    const ahead = now() - passed
    if (agreed === null || isNear(ahead, agreed)) {
      agreed = ahead
      set = null
      return true
    }
    if (set === null || !isNear(ahead, set.ahead)) set = { ahead, since: passed }
    if (passed - set.since < believedAfter) return false
    agreed = ahead
    set = null
    return true
  }
}

const isNear = (one: number, other: number) => Math.abs(one - other) <= tolerance
