import { useEffect, useState } from 'react'
import type { Response } from '../../../shared/contract.ts'
import type { Failure } from '../../../shared/errors.ts'
import type { Sheet } from '../../../shared/lab/schemas.ts'
import { call, on } from '../../bridge.ts'
import { Banner } from '../../components/Banner.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { useSheetList } from '../../stores/sheet-list.ts'
import { createPace } from '../../stores/sheet-pace.ts'
import { countOf } from '../../view/count-of.ts'
import { ChangeTable } from './ChangeTable.tsx'
import styles from './Comparison.module.css'
import { type ChangeKind, changeKinds, changeLabels, countsOf, sorted } from './comparison.ts'

interface ComparisonProps {
  readonly sheet: Sheet
  readonly beforeId: string
}

/** Milliseconds between two comparisons with a sheet that a run changes all the time. */
const pause = 1000

/** What is not as it was in another sheet of the same cases. */
export function Comparison({ sheet, beforeId }: ComparisonProps) {
  const [compared, setCompared] = useState<Response<'sheets.compare'> | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [kind, setKind] = useState<ChangeKind | null>(null)
  const before = useSheetList().sheets?.find(({ id }) => id === beforeId)

  useEffect(() => {
    const pace = createPace(async () => {
      const result = await call('sheets.compare', { id: sheet.id, before: beforeId })
      if (result.ok) setCompared(result.value)
      setFailure(result.ok ? null : result)
    }, pause)
    pace.ask()
    const stop = on('sheets.changed', pace.ask)
    return () => {
      stop()
      pace.stop()
    }
  }, [sheet.id, beforeId])

  const changes = compared?.changes ?? []
  const counts = countsOf(changes)
  const there = changeKinds.filter((each) => counts[each] > 0 || each === kind)
  return (
    <section className={styles.comparison} aria-label="Comparison">
      <p className={styles.words}>
        Compared with <bdi className={styles.title}>{before?.title ?? 'another sheet'}</bdi>
        {compared !== null && (
          <>
            : {countOf(changes.length, 'change')}, {countOf(compared.same, 'case')} alike
          </>
        )}
      </p>
      {failure !== null && <Banner tone="error">{failure.message}</Banner>}
      {there.length > 0 && (
        <div className={styles.filter}>
          <Segmented
            label="Kind of change"
            options={[
              { value: 'all' as const, label: `All ${changes.length}` },
              ...there.map((value) => ({ value, label: `${changeLabels[value]} ${counts[value]}` })),
            ]}
            value={kind ?? 'all'}
            onChange={(chosen) => setKind(chosen === 'all' ? null : chosen)}
          />
        </div>
      )}
      {compared !== null &&
        (changes.length === 0 ? (
          <p className={styles.none}>Nothing has changed: every case came out as it did before.</p>
        ) : (
          <ChangeTable changes={sorted(changes, kind)} beforeTitle={before?.title ?? 'Before'} />
        ))}
    </section>
  )
}
