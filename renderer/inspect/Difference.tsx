import { GitCompareArrows } from 'lucide-react'
import { useMemo, useState } from 'react'
import { type ComparedTokens, compareInspected } from '../../shared/jws/compare.ts'
import { EmptyState } from '../components/EmptyState.tsx'
import { Segmented } from '../components/Segmented.tsx'
import styles from './Difference.module.css'
import { DifferenceTable } from './DifferenceTable.tsx'
import { signatureWords, summaryWords, textNotes } from './difference-words.ts'
import type { Reading } from './read-token.ts'

interface DifferenceProps {
  readonly first: Reading | null
  readonly second: Reading | null
}

/** Two tokens, claim by claim, and how they are written. */
export function Difference({ first, second }: DifferenceProps) {
  const compared = useMemo(
    () => (first === null || second === null ? null : compareInspected(first.inspected, second.inspected)),
    [first, second],
  )
  if (compared !== null) return <Compared compared={compared} />
  return (
    <div className={styles.empty}>
      <EmptyState icon={<GitCompareArrows size={20} strokeWidth={1.75} />} title="Paste the other token">
        Both are then set side by side: what is the same, what changed, what only one of them has.
      </EmptyState>
    </div>
  )
}

type Rows = 'all' | 'differing'

const choices = [
  { value: 'all', label: 'All' },
  { value: 'differing', label: 'What differs' },
] as const

function Compared({ compared }: { readonly compared: ComparedTokens }) {
  const [rows, setRows] = useState<Rows>('all')
  const isAll = rows === 'all'
  return (
    <>
      <div className={styles.head}>
        <h2 className={styles.summary} role="status">
          {summaryWords(compared)}
        </h2>
        <Segmented label="Rows" size="small" options={choices} value={rows} onChange={setRows} />
      </div>
      <section className={styles.card} aria-label="Claims, compared">
        <h3 className={styles.title}>Claims</h3>
        <Notes notes={textNotes(compared.payload)} />
        <DifferenceTable label="Claims, compared" members={compared.payload.members} isAll={isAll} />
      </section>
      <section className={styles.card} aria-label="Header, compared">
        <h3 className={styles.title}>Header</h3>
        <Notes notes={textNotes(compared.header)} />
        <DifferenceTable label="Header, compared" members={compared.header.members} isAll={isAll} />
      </section>
      <section className={styles.card} aria-label="Signature and encoding, compared">
        <h3 className={styles.title}>Signature and encoding</h3>
        <ul className={styles.notes} aria-label="Signature and encoding, compared">
          <li>{signatureWords[compared.signature]}</li>
          {compared.parts !== null && <li>{compared.parts}</li>}
          {compared.encoding.map(({ segment, message }) => (
            <li key={segment}>{message}</li>
          ))}
          {compared.parts === null && compared.encoding.length === 0 && <li>Both are encoded alike.</li>}
        </ul>
      </section>
    </>
  )
}

function Notes({ notes }: { readonly notes: readonly string[] }) {
  if (notes.length === 0) return null
  return (
    <ul className={styles.notes}>
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}
