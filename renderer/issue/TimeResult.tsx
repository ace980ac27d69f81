import { formatRelative, formatUtc } from '../../shared/validity/human.ts'
import type { ResolvedTime } from '../../shared/validity/resolve-times.ts'
import { localText, timeTitle } from '../view/time-words.ts'
import styles from './TimeField.module.css'
import type { Preview } from './use-preview.ts'

/** What a typed time comes to at this second: local with its zone, how far away, UTC, epoch seconds. */
export function TimeResult({ time, preview }: { readonly time: ResolvedTime; readonly preview: Preview }) {
  const { now, timeZone, platform } = preview
  if (time.kind === 'unreadable') return <span />
  if (time.kind === 'absent')
    return (
      <span className={styles.result}>
        <span className={styles.quiet}>
          {platform.endFrom === 'answer'
            ? 'empty: the platform decides'
            : 'absent: the token says nothing of it'}
        </span>
      </span>
    )
  return (
    <span className={styles.result} title={timeTitle(time.at, timeZone)}>
      <span className={styles.line}>
        {localText(time.at, timeZone, now)}{' '}
        <span className={styles.relative}>{formatRelative(time.at, now)}</span>
      </span>
      <span className={styles.quiet}>
        {formatUtc(time.at)} · {time.at}
      </span>
    </span>
  )
}
