import { CircleAlert, CircleCheck, Scissors, TriangleAlert } from 'lucide-react'
import type { InspectedToken } from '../../shared/jws/inspect.ts'
import { classNames } from '../view/class-names.ts'
import { countOf } from '../view/count-of.ts'
import { FaultSpot } from './FaultSpot.tsx'
import { faultPlaces } from './fault-places.ts'
import styles from './PastedNotes.module.css'
import type { Reading } from './read-token.ts'
import { SegmentBar } from './SegmentBar.tsx'
import { isLivable } from './token-verdict.ts'

const icon = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const
/** A token can have a fault for each of its claims; nobody reads more than these. */
const mostFaults = 40

/** What was done to find the token, of what it is made, and what is wrong with its form. */
export function PastedNotes({ reading }: { readonly reading: Reading }) {
  const { cleaned, inspected, kind } = reading
  if (kind === 'none') return null
  return (
    <div className={styles.notes}>
      {cleaned.length > 0 && (
        <ul className={styles.cleaned} aria-label="What was cleaned">
          {cleaned.map((sentence) => (
            <li key={sentence} className={styles.line}>
              <Scissors className={styles.icon} {...icon} />
              {sentence}
            </li>
          ))}
        </ul>
      )}
      <SegmentBar inspected={inspected} />
      {kind === 'opaque' ? (
        <p className={styles.line}>
          <CircleAlert className={styles.icon} {...icon} />
          This token is opaque: only the platform can read what is in it.
        </p>
      ) : (
        <Faults inspected={inspected} />
      )}
    </div>
  )
}

function Faults({ inspected }: { readonly inspected: InspectedToken }) {
  const { faults } = inspected
  if (faults.length === 0)
    return (
      <p className={styles.line}>
        <CircleCheck className={classNames(styles.icon, styles.fine)} {...icon} />
        Nothing is wrong with its form.
      </p>
    )
  const shown = faults.slice(0, mostFaults)
  const places = faultPlaces(shown, inspected)
  const more = faults.length - shown.length
  return (
    <ul className={styles.faults} aria-label="Faults of the form">
      {shown.map((fault, index) => {
        const isSmall = isLivable(fault, inspected)
        const Icon = isSmall ? TriangleAlert : CircleAlert
        const place = places[index]
        return (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: two faults may be alike in all that they say
            key={index}
            className={classNames(styles.fault, isSmall ? styles.small : styles.grave)}
          >
            <Icon className={styles.icon} {...icon} />
            <div className={styles.words}>
              {fault.message}
              {place !== undefined && <FaultSpot place={place} />}
            </div>
          </li>
        )
      })}
      {more > 0 && <li className={styles.line}>And {countOf(more, 'more fault')}.</li>}
    </ul>
  )
}
