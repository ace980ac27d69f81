import { formatLocal, formatRelative, formatRemaining } from '../../shared/validity/human.ts'
import { stateOf } from '../../shared/validity/state.ts'
import { classNames } from '../view/class-names.ts'
import { clockText, timeTitle } from '../view/time-words.ts'
import styles from './MomentSlider.module.css'
import { keyMove, type Mark, type MomentRange, shareOf, snapped, type TokenTimes } from './moment-range.ts'
import type { JudgedAt } from './use-moment.ts'

interface MomentSliderProps {
  readonly range: MomentRange
  readonly times: TokenTimes
  /** True where start or end can't be read. */
  readonly isUnreadable: boolean
  readonly at: JudgedAt
  readonly onMove: (moment: number) => void
}

const percent = (share: number) => `${(share * 100).toFixed(2)}%`

const markNames: Record<Mark['name'], string> = { iat: 'issued', nbf: 'from', exp: 'until', now: 'now' }

/** The life of a token on one line, with the moment as what can be moved along it. */
export function MomentSlider({ range, times, isUnreadable, at, onMove }: MomentSliderProps) {
  const { moment, now, timeZone } = at
  const { from, to, marks } = range
  const validity = { validFrom: times.nbf, validUntil: times.exp }
  const state = stateOf(validity, moment)
  return (
    <div className={classNames(styles.slider, !isUnreadable && styles[state])}>
      <div className={styles.line}>
        <div className={styles.track} aria-hidden="true" />
        {!isUnreadable && <Bar times={times} range={range} />}
        {marks.map((mark) => (
          <span
            key={mark.name}
            className={classNames(styles.mark, mark.name === 'now' && styles.present)}
            style={{ left: percent(mark.share) }}
            data-outside={mark.isOutside || undefined}
            aria-hidden="true"
          />
        ))}
        <input
          className={styles.input}
          type="range"
          min={from}
          max={to}
          step={1}
          value={Math.min(Math.max(moment, from), to)}
          aria-label="Moment of the verdict"
          aria-valuetext={`${formatLocal(moment, timeZone)}, ${formatRelative(moment, now)}`}
          title="Arrow keys move it; with Shift by one second"
          onChange={(event) => onMove(snapped(event.target.valueAsNumber, range))}
          onKeyDown={(event) => {
            if (event.altKey || event.ctrlKey || event.metaKey) return
            const moved = keyMove(event.key, event.shiftKey, moment, range)
            if (moved === null) return
            event.preventDefault()
            onMove(moved)
          }}
        />
      </div>
      <ol className={styles.labels} aria-label="Times of the token">
        {marks.map((mark) => (
          <li key={mark.name} className={styles.label} title={timeTitle(mark.at, timeZone)}>
            <span className={styles.what}>{markNames[mark.name]}</span>
            {clockText(mark.at, timeZone, now)}
            {mark.isOutside && <span className={styles.what}> {mark.at < from ? '◂' : '▸'}</span>}
          </li>
        ))}
        <li className={styles.state}>
          {isUnreadable ? 'a time can’t be read' : formatRemaining(validity, moment)}
        </li>
      </ol>
    </div>
  )
}

/** From start to end; what has no start or no end runs out of the picture. */
function Bar({ times: { nbf, exp }, range: { from, to } }: Pick<MomentSliderProps, 'times' | 'range'>) {
  const start = nbf === null ? 0 : shareOf(nbf, from, to)
  const end = exp === null ? 1 : shareOf(exp, from, to)
  return (
    <span
      className={classNames(styles.bar, nbf === null && styles.openStart, exp === null && styles.openEnd)}
      style={{ left: percent(Math.min(start, end)), width: percent(Math.abs(end - start)) }}
    />
  )
}
