import type { Sheet } from '../../../shared/lab/schemas.ts'
import styles from './ResultBar.module.css'
import { countsText, results } from './result-words.ts'

/** The results of a sheet as one bar, each as long as its share. The numbers stand beside it or are its title. */
export function ResultBar({ counts }: { readonly counts: Sheet['counts'] }) {
  const words = countsText(counts)
  return (
    <span className={styles.bar} role="img" aria-label={words} title={words}>
      {results.map(
        (result) =>
          counts[result] > 0 && (
            <span key={result} className={styles[result]} style={{ flexGrow: counts[result] }} />
          ),
      )}
    </span>
  )
}
