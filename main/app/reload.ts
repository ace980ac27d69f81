/** Milliseconds; a page that crashes again sooner would do so for ever. */
const calm = 10_000

/** Whether a page that crashed is loaded again. Both times are milliseconds of a monotonic clock. */
export function mayReload(lastCrash: number | null, now: number): boolean {
  return lastCrash === null || now - lastCrash >= calm
}
