import { ScanSearch } from 'lucide-react'
import { EmptyState } from '../components/EmptyState.tsx'
import { Segmented } from '../components/Segmented.tsx'
import { Difference } from './Difference.tsx'
import styles from './InspectScreen.module.css'
import { type Looked, type Shown, showPart, useInspect, useLooked, type Which } from './inspect-store.ts'
import { Pasted } from './Pasted.tsx'
import { TokenView } from './TokenView.tsx'

const parts: readonly { readonly value: Shown; readonly label: string }[] = [
  { value: 'difference', label: 'Difference' },
  { value: 'first', label: 'First token' },
  { value: 'second', label: 'Second token' },
]

/** What a pasted token says, and why it would be accepted or refused. Nothing of it is sent anywhere. */
export function InspectScreen() {
  const first = useLooked('first')
  const second = useLooked('second')
  const shown = useInspect((state) => state.shown)
  if (first === null) return null
  return (
    <div className={styles.inspect}>
      <Pasted />
      <section className={styles.result} aria-label="What it says">
        {second !== null && (
          <Segmented label="What is shown" options={parts} value={shown} onChange={showPart} />
        )}
        {second !== null && shown === 'difference' ? (
          <Difference first={first.reading} second={second.reading} />
        ) : (
          <OneToken
            which={shown === 'second' && second !== null ? 'second' : 'first'}
            looked={(shown === 'second' ? second : null) ?? first}
          />
        )}
      </section>
    </div>
  )
}

function OneToken({ which, looked }: { readonly which: Which; readonly looked: Looked }) {
  const { reading } = looked
  if (reading !== null) return <TokenView key={which} which={which} looked={looked} reading={reading} />
  return (
    <div className={styles.empty}>
      <EmptyState
        icon={<ScanSearch size={20} strokeWidth={1.75} />}
        title="Paste anything that holds a token"
      >
        A token, a join link, a Bearer header, a line of a log, a token broken over lines. It is found, taken
        apart as far as it goes, and judged.
      </EmptyState>
    </div>
  )
}
