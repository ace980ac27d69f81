/** A validity against the clock, all in epoch seconds; null where the claim is absent. */
export interface Validity {
  readonly from: number | null
  readonly until: number | null
  readonly now: number
}

/** Where things stand on a line from 0 to 1. */
export interface TimelineShape {
  readonly start: number
  readonly end: number
  readonly now: number
  /** The bar runs out of the picture at this side. */
  readonly isOpenStart: boolean
  readonly isOpenEnd: boolean
}

/** Room at both sides, so that before and after can be seen. */
const left = 0.14
const right = 0.88
/** Where there is no end, what is known stays in the left half. */
const rightWithoutEnd = 0.5

/** Puts a validity and the present moment on one line. An end before the start gives the span between, turned round. */
export function timelineOf({ from, until, now }: Validity): TimelineShape {
  const known = [now, from, until].filter((time) => time !== null)
  const first = Math.min(...known)
  const span = Math.max(...known) - first
  const room = (until === null ? rightWithoutEnd : right) - left
  const at = (time: number) => left + (span === 0 ? 0 : ((time - first) / span) * room)
  const start = from === null ? 0 : at(from)
  const end = until === null ? 1 : at(until)
  return {
    start: Math.min(start, end),
    end: Math.max(start, end),
    now: at(now),
    isOpenStart: from === null,
    isOpenEnd: until === null,
  }
}
