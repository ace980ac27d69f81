import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

const secondsNow = () => Math.floor(Date.now() / 1000)

/** The one clock of the window, in epoch seconds. */
const clock = createStore(() => ({ now: secondsNow() }))

/** Ticks at each full second; gives the function that stops it. */
export function startClock(): () => void {
  let timer: ReturnType<typeof setTimeout>
  const tick = () => {
    clock.setState({ now: secondsNow() })
    timer = setTimeout(tick, 1000 - (Date.now() % 1000))
  }
  tick()
  return () => clearTimeout(timer)
}

/** Epoch seconds, once a second. What uses it draws again each second: keep it small. */
export function useNow(): number {
  return useStore(clock, (state) => state.now)
}

/** IANA name of the computer's time zone. */
export function localTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}
