/**
 * Says of each press whether it counts: one within `quiet` milliseconds after one that counted does not, unless it is
 * for something else. So a key that is held or pressed twice by mistake issues once.
 */
export function createPressGuard(quiet: number): (at: number, isForSame: boolean) => boolean {
  let last = Number.NEGATIVE_INFINITY
  return (at, isForSame) => {
    if (isForSame && at - last < quiet) return false
    last = at
    return true
  }
}
