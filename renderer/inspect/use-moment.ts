import { parseTime } from '../../shared/validity/parse-time.ts'
import { localTimeZone, useNow } from '../stores/clock.ts'
import { useInspect } from './inspect-store.ts'
import { parseLeeway } from './leeway.ts'

/** For when and with which tolerance a token is judged. */
export interface JudgedAt {
  /** Epoch seconds; now where what is typed can't be read. */
  readonly moment: number
  /** Why what is typed can't be read. */
  readonly momentFault: string | null
  /** Seconds. */
  readonly leeway: number
  readonly leewayFault: string | null
  /** True while the moment goes with the clock. */
  readonly isNow: boolean
  readonly now: number
  readonly timeZone: string
}

/** The moment and the tolerance that are typed, read at this second. What uses it draws again each second. */
export function useJudgedAt(): JudgedAt {
  const now = useNow()
  const timeZone = localTimeZone()
  const typed = useInspect((state) => state.moment)
  const { seconds, fault } = parseLeeway(useInspect((state) => state.leeway))
  const time = parseTime(typed, { now, timeZone, countFrom: now })
  return {
    moment: time.kind === 'at' ? time.at : now,
    momentFault: time.kind === 'unreadable' ? time.message : null,
    leeway: seconds,
    leewayFault: fault,
    isNow: time.kind !== 'at' || time.at === now,
    now,
    timeZone,
  }
}
