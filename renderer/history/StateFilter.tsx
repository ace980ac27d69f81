import type { SessionState, StateCounts } from '../../shared/schemas.ts'
import { Segmented } from '../components/Segmented.tsx'
import { countOf } from '../view/count-of.ts'
import styles from './StateFilter.module.css'
import { shortCount } from './short-count.ts'
import { totalOf } from './state-counts.ts'

const states: readonly { readonly value: SessionState | 'all'; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'valid', label: 'Valid' },
  { value: 'not-yet', label: 'Not yet' },
  { value: 'expired', label: 'Expired' },
  { value: 'never', label: 'Never valid' },
  { value: 'no-end', label: 'No end' },
  { value: 'unknown-end', label: 'End unknown' },
  { value: 'stopped', label: 'Stopped' },
]

/** Shown only where there is one, or where one is looked for: most histories have none, and the row is short. */
const rare: ReadonlySet<SessionState | 'all'> = new Set(['unknown-end', 'stopped'])

interface StateFilterProps {
  readonly state: SessionState | null
  readonly counts: StateCounts | null
  readonly onChange: (state: SessionState | null) => void
}

/** One state or all, with how many sessions of the other filters are in each. */
export function StateFilter({ state, counts, onChange }: StateFilterProps) {
  const countOfState = (value: SessionState | 'all') =>
    counts === null ? null : value === 'all' ? totalOf(counts) : counts[value]
  const shown = states.filter(
    ({ value }) => !rare.has(value) || value === state || (countOfState(value) ?? 0) > 0,
  )
  const options = shown.map(({ value, label }) => {
    const count = countOfState(value)
    return {
      value,
      label: <Counted label={label} count={count} />,
      ...(count === null ? {} : { title: countOf(count, 'session') }),
    }
  })
  return (
    <div className={styles.states}>
      <Segmented
        label="State"
        options={options}
        value={state ?? 'all'}
        onChange={(chosen) => onChange(chosen === 'all' ? null : chosen)}
      />
    </div>
  )
}

function Counted({ label, count }: { readonly label: string; readonly count: number | null }) {
  return (
    <>
      <span>{label}</span>{' '}
      <span className={styles.count} data-none={count === 0 || undefined}>
        {count === null ? '' : shortCount(count)}
      </span>
    </>
  )
}
