import { useEffect, useState } from 'react'
import { eachSecond } from '../stores/clock.ts'

const minuteOf = (now: number) => Math.floor(now / 60)

/** Epoch seconds, no older than a minute: what is made from it is not made again each second. */
export function useMinute(): number {
  const [now, setNow] = useState(() => Math.floor(Date.now() / 1000))
  useEffect(
    () =>
      eachSecond((second) => setNow((before) => (minuteOf(before) === minuteOf(second) ? before : second))),
    [],
  )
  return now
}
