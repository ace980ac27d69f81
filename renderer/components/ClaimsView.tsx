/**
 * ClaimsView: a token's header or claims as indented JSON, in the order in which they stand. Times carry their
 * meaning as a tooltip.
 *
 *   <ClaimsView label="Claims" value={session.claims} timeZone={timeZone} />
 */
import type { Claims } from '../../shared/schemas.ts'
import { timeTitle } from '../view/time-words.ts'
import styles from './ClaimsView.module.css'

const timeClaims = new Set(['iat', 'nbf', 'exp'])

export interface ClaimsViewProps {
  readonly label: string
  readonly value: Claims
  readonly timeZone: string
}

export function ClaimsView({ label, value, timeZone }: ClaimsViewProps) {
  const entries = Object.entries(value)
  return (
    <figure className={styles.view}>
      <figcaption className={styles.label}>{label}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area has to be reachable by keyboard */}
      <pre className={styles.json} tabIndex={0}>
        {'{\n'}
        {entries.map(([name, content], index) => (
          <span key={name}>
            {'  '}
            <span className={styles.name}>{JSON.stringify(name)}</span>
            {': '}
            <span
              className={typeof content === 'string' ? styles.string : styles.number}
              title={
                timeClaims.has(name) && typeof content === 'number' ? timeTitle(content, timeZone) : undefined
              }
            >
              {JSON.stringify(content, null, 2).replaceAll('\n', '\n  ')}
            </span>
            {index < entries.length - 1 ? ',\n' : '\n'}
          </span>
        ))}
        {'}'}
      </pre>
    </figure>
  )
}
