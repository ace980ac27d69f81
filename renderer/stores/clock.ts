import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { startOfDay } from '../view/days.ts'

const secondsNow = () => Math.floor(Date.now() / 1000)

/** The one clock of the window, in epoch seconds. */
const clock = createStore(() => ({ now: secondsNow() }))

/** Ticks at each full second; gives the function that stops it. */
export function startClock(): () => void {
  let timer: ReturnType<typeof setTimeout>
  const tick = () => {
    timeZone = zoneNow()
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

/** The first second of today in a time zone. What uses it draws again when the day changes. */
export function useToday(timeZone: string): number {
  return useStore(clock, (state) => startOfDay(state.now, timeZone))
}

/** Calls `tick` with each full second, until the function that it gives is called. */
export function eachSecond(tick: (now: number) => void): () => void {
  return clock.subscribe((state) => tick(state.now))
}

const zoneNow = () => new Intl.DateTimeFormat().resolvedOptions().timeZone
let timeZone = zoneNow()

/** IANA name of the computer's time zone, as of the last second: asking for it takes longer than a letter may. */
export function localTimeZone(): string {
  return timeZone
}
