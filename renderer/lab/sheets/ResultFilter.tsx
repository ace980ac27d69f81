import type { CaseResult, Sheet } from '../../../shared/lab/schemas.ts'
import { Segmented } from '../../components/Segmented.tsx'
import { shortCount } from '../../history/short-count.ts'
import { countOf } from '../../view/count-of.ts'
import { ResultBar } from './ResultBar.tsx'
import styles from './ResultFilter.module.css'
import { resultLabels, resultMeanings, results, totalOf } from './result-words.ts'
import { showResult } from './sheet-view.ts'

interface ResultFilterProps {
  readonly counts: Sheet['counts']
  readonly result: CaseResult | null
}

/** One result or all, with how many rows have it. */
export function ResultFilter({ counts, result }: ResultFilterProps) {
  const all = totalOf(counts)
  const options = [
    { value: 'all' as const, label: <Counted label="All" count={all} />, title: countOf(all, 'case') },
    ...results.map((value) => ({
      value,
      label: <Counted label={resultLabels[value]} count={counts[value]} />,
      title: `${countOf(counts[value], 'case')}: ${resultMeanings[value]}`,
    })),
  ]
  return (
    <div className={styles.filter}>
      <Segmented
        label="Result"
        options={options}
        value={result ?? 'all'}
        onChange={(chosen) => showResult(chosen === 'all' ? null : chosen)}
      />
      <span className={styles.bar}>
        <ResultBar counts={counts} />
      </span>
    </div>
  )
}

function Counted({ label, count }: { readonly label: string; readonly count: number }) {
  return (
    <>
      <span>{label}</span> <span className={styles.count}>{shortCount(count)}</span>
    </>
  )
}
