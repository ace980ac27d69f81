/** The server's clock. */
export interface Clock {
  /** Epoch seconds, whole. */
  now(): number
  /** Sets it so many seconds before (negative) or after the computer's; 0 puts it right. */
  shift(seconds: number): void
}

/** A clock that runs with `time`, which gives epoch milliseconds. */
export function clockOn(time: () => number): Clock {
  let shifted = 0
  return {
    now: () => Math.floor(time() / 1000) + shifted,
    shift: (seconds) => {
      shifted = seconds
    },
  }
}
