/**
 * Says of each press whether it counts: one within `quiet` milliseconds after one that counted does not. So a key
 * that is held or pressed twice by mistake issues once.
 */
export function createPressGuard(quiet: number): (at: number) => boolean {
  let last = Number.NEGATIVE_INFINITY
  return (at) => {
    if (at - last < quiet) return false
    last = at
    return true
  }
}
