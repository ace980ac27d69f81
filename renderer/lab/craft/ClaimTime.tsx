import { formatRelative } from '../../../shared/validity/human.ts'
import { useToday } from '../../stores/clock.ts'
import { clockText, isSameDay, localText, timeTitle } from '../../view/time-words.ts'
import styles from './ClaimLine.module.css'

interface ClaimTimeProps {
  readonly valueText: string
  /** Epoch seconds; null where it is not known. */
  readonly moment: number | null
  readonly timeZone: string
  /** Whether the time is kept as typed, so that taking the moment anew writes it again. */
  readonly isKept: boolean
}

/** What the number of a time means, as seen from the moment. */
export function ClaimTime({ valueText, moment, timeZone, isKept }: ClaimTimeProps) {
  const at = Number(valueText)
  // A date stands there unless it is today's: the moment may be one of another day.
  const today = useToday(timeZone)
  return (
    <span className={styles.time} title={timeTitle(at, timeZone)}>
      {isSameDay(at, today, timeZone) ? localText(at, timeZone, today) : clockText(at, timeZone, today)}
      <span className={styles.quiet}>
        {moment === null || !Number.isFinite(at) ? '' : formatRelative(at, moment)}
        {isKept ? ` · ${valueText}` : ''}
      </span>
    </span>
  )
}
