import type { ReactNode } from 'react'
import styles from './SessionFacts.module.css'

/** One line of what is known: its name and its value. It stands in a `dl`. */
export function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value}>{children}</dd>
    </div>
  )
}
