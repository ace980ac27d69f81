/** Milliseconds between two looks. */
const lookEvery = 10_000

/** Whether nobody has touched the computer for as long as the setting says. */
export function isIdleTooLong(idleSeconds: number, lockAfterMinutes: number): boolean {
  return lockAfterMinutes > 0 && idleSeconds >= lockAfterMinutes * 60
}

/**
 * Looks again and again how long nobody has touched the computer, and says so once each time it is too long. The
 * system counts that time itself, so a clock that is set does not matter; a machine that sleeps is not looked at, and
 * tells of its sleep in another way.
 *
 * @returns the function that ends the looking
 */
export function watchIdleness(tools: {
  /** Seconds since somebody touched the computer. */
  idleSeconds(): number
  /** Minutes; 0 for never, and while the setting can't be read. */
  lockAfterMinutes(): number
  onIdle(): void
}): () => void {
  let wasIdle = false
  const look = () => {
    const isIdle = isIdleTooLong(tools.idleSeconds(), tools.lockAfterMinutes())
    if (isIdle && !wasIdle) tools.onIdle()
    wasIdle = isIdle
  }
  const timer = setInterval(look, lookEvery)
  timer.unref()
  return () => clearInterval(timer)
}
