import type { Placeholder } from '../../../shared/lab/edge-case.ts'
import styles from './Placeholders.module.css'

interface PlaceholdersProps {
  readonly known: readonly Placeholder[]
  /** The names that stand in the request. */
  readonly used: readonly string[]
}

/** What is put in when the request goes out. None of it is ever shown here. */
export function Placeholders({ known, used }: PlaceholdersProps) {
  const unknown = used.filter((name) => !known.some((one) => one.name === name))
  return (
    <section className={styles.placeholders} aria-label="Put in when it is sent">
      <div className={styles.title}>Put in when it is sent</div>
      <dl className={styles.list}>
        {known.map(({ name, meaning }) => (
          <div key={name} className={styles.line} data-used={used.includes(name) || undefined}>
            <dt className={`mono ${styles.chip}`}>{`{{${name}}}`}</dt>
            <dd className={styles.meaning}>{meaning}</dd>
          </div>
        ))}
        {unknown.map((name) => (
          <div key={name} className={styles.line} data-unknown>
            <dt className={`mono ${styles.chip}`}>{`{{${name}}}`}</dt>
            <dd className={styles.meaning}>Stands for nothing here, so it is sent as typed.</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
