import type { InspectedToken } from '../../shared/jws/inspect.ts'
import { classNames } from '../view/class-names.ts'
import { countOf } from '../view/count-of.ts'
import styles from './SegmentBar.module.css'

const names = ['header', 'payload', 'signature'] as const
/** A text full of full stops has a part for each of them. */
const mostParts = 6

/** The parts of a token side by side, in their colours, each with its length. */
export function SegmentBar({ inspected }: { readonly inspected: InspectedToken }) {
  const { parts, byteLengths } = inspected
  if (parts.length === 0) return null
  const isOpaque = parts.length === 1
  const more = parts.length - mostParts
  return (
    <ol className={styles.bar} aria-label="Parts of the token">
      {parts.slice(0, mostParts).map((part, index) => {
        const name = isOpaque ? undefined : names[index]
        const bytes = name === undefined ? null : byteLengths[name]
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one token have no other identity
          <li key={index} className={classNames(styles.part, name !== undefined && styles[name])}>
            <span className={styles.name}>{isOpaque ? 'token' : (name ?? `part ${index + 1}`)}</span>
            <span className={styles.length}>
              {bytes === null ? countOf(part.length, 'character') : countOf(bytes, 'byte')}
            </span>
          </li>
        )
      })}
      {more > 0 && <li className={styles.part}>and {countOf(more, 'more part')}</li>}
    </ol>
  )
}
