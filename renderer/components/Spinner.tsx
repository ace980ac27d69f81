/** Spinner: something is under way; `label` says what. */
import styles from './Spinner.module.css'

export function Spinner({ label }: { readonly label: string }) {
  return <span className={styles.spinner} role="img" aria-label={label} title={label} />
}
