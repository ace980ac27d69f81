import { visible } from './cut-text.ts'
import styles from './FaultSpot.module.css'
import type { FaultPlace } from './fault-places.ts'

/** Where a fault is, and the piece of text with the place marked in it. */
export function FaultSpot({ place: { words, spot } }: { readonly place: FaultPlace }) {
  if (words === null) return null
  return (
    <span className={styles.place}>
      <span className={styles.words}>{words}</span>
      {spot !== null && (
        <code className={styles.spot} dir="ltr">
          {spot.isCutBefore && '…'}
          {visible(spot.before)}
          <mark className={styles.mark}>{spot.at === '' ? 'end' : visible(spot.at)}</mark>
          {visible(spot.after)}
          {spot.isCutAfter && '…'}
        </code>
      )}
    </span>
  )
}
