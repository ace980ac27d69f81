/**
 * Timeline: from, now and until on one line, with what remains. Give it `now` from `useNow()` and it counts down.
 * `draft` words what will be ("valid for 2 h"), `session` what is left ("1 h 58 min left").
 *
 *   <Timeline from={validFrom} until={validUntil} now={now} timeZone={timeZone} wording="session" />
 */
import type { SessionState } from '../../shared/schemas.ts'
import { formatRemaining, formatSpan } from '../../shared/validity/human.ts'
import { type StateTimes, stateOf } from '../../shared/validity/state.ts'
import { classNames } from '../view/class-names.ts'
import { clockText, localText, timeTitle } from '../view/time-words.ts'
import { timelineOf, type Validity } from '../view/timeline-of.ts'
import styles from './Timeline.module.css'

export interface TimelineProps extends Validity {
  readonly timeZone: string
  readonly wording: 'draft' | 'session'
  /** True where the platform did not say when it ends. */
  readonly isEndUnknown?: boolean
  /** When a person ended it; the line goes on to where the token ends. */
  readonly stoppedAt?: number | null
  /** True where a time is typed that can't be read, so that nothing is known of the validity. */
  readonly isUnknown?: boolean
}

const percent = (share: number) => `${(share * 100).toFixed(2)}%`

export function Timeline(props: TimelineProps) {
  const { from, until, now, timeZone, wording, isEndUnknown = false, stoppedAt = null } = props
  if (props.isUnknown === true) return <UnknownTimeline />
  const times = { validFrom: from, validUntil: until, isEndUnknown, stoppedAt }
  const state = stateOf(times, now)
  const shape = timelineOf({ from, until, now })
  const words = wording === 'draft' ? draftWords(state, times, now) : formatRemaining(times, now)
  return (
    <div className={classNames(styles.timeline, styles[state])}>
      <div className={styles.track} aria-hidden="true">
        <span
          className={classNames(
            styles.bar,
            shape.isOpenStart && styles.openStart,
            shape.isOpenEnd && styles.openEnd,
          )}
          style={{ left: percent(shape.start), width: percent(shape.end - shape.start) }}
        />
        <span className={styles.now} style={{ left: percent(shape.now) }} />
      </div>
      <div className={styles.words}>
        <span className={styles.side} title={from === null ? undefined : timeTitle(from, timeZone)}>
          {from === null ? 'no start' : `from ${clockText(from, timeZone, now)}`}
        </span>
        <strong className={styles.state}>{words}</strong>
        <span className={styles.side} title={until === null ? undefined : timeTitle(until, timeZone)}>
          {until === null
            ? isEndUnknown
              ? 'end unknown'
              : 'no end'
            : `until ${untilText(until, timeZone, now)}`}
        </span>
      </div>
    </div>
  )
}

function UnknownTimeline() {
  return (
    <div className={styles.timeline}>
      <div className={styles.track} aria-hidden="true" />
      <div className={styles.words}>
        <span className={styles.side} />
        <span className={styles.side}>a time can’t be read</span>
        <span className={styles.side} />
      </div>
    </div>
  )
}

/** With the zone, which stands once a line. */
function untilText(until: number, timeZone: string, now: number): string {
  const zone = localText(until, timeZone, now).split(' ').at(-1) ?? ''
  const text = clockText(until, timeZone, now)
  return text.includes(':') ? `${text} ${zone}` : text
}

function draftWords(state: SessionState, times: StateTimes, now: number): string {
  const { validFrom, validUntil } = times
  const length =
    validUntil === null ? 'without end' : `for ${formatSpan(validUntil - Math.max(validFrom ?? now, now))}`
  switch (state) {
    case 'valid':
    case 'no-end':
      return `valid ${length}`
    case 'not-yet':
      return `${formatRemaining(times, now)}, valid ${length}`
    case 'never':
    case 'expired':
    case 'unknown-end':
    case 'stopped':
      return formatRemaining(times, now)
  }
}
