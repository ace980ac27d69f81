import { Fragment } from 'react'
import { Kbd } from '../../components/Kbd.tsx'
import styles from './RowHints.module.css'
import { rowKeys } from './row-keys.ts'

/** What the keys do while the rows have the focus. */
export function RowHints() {
  return (
    <p className={styles.hints}>
      {rowKeys.map(({ keys, label }) => (
        <Fragment key={keys}>
          <span className={styles.hint}>
            <Kbd keys={keys} /> {label}
          </span>{' '}
        </Fragment>
      ))}
    </p>
  )
}
