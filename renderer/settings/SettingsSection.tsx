import type { ReactNode } from 'react'
import styles from './SettingsSection.module.css'

interface SettingsSectionProps {
  readonly title: string
  readonly children: ReactNode
}

/** One group of settings: its title at the left, what it holds at the right. */
export function SettingsSection({ title, children }: SettingsSectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      <div className={styles.content}>{children}</div>
    </section>
  )
}

interface FactProps {
  readonly label: string
  readonly children: ReactNode
}

/** One line of a list of facts; put them into a `dl`. */
export function Fact({ label, children }: FactProps) {
  return (
    <div className={styles.fact}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value}>{children}</dd>
    </div>
  )
}
