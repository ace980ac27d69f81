import { ListChecks } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { BatchInput, BatchPlan } from '../../shared/batch/schemas.ts'
import { Banner } from '../components/Banner.tsx'
import { Button } from '../components/Button.tsx'
import { Segmented, type SegmentedOption } from '../components/Segmented.tsx'
import { shortCount } from '../history/short-count.ts'
import { isStale, stopCheck, useBatchCheck } from '../stores/batch-check.ts'
import { countOf } from '../view/count-of.ts'
import { type Shown, showRows, useBatchView } from './batch-view.ts'
import { beginCheck, checkBarId } from './begin-check.ts'
import styles from './CheckBar.module.css'
import { checkWords, filtersOf, type ProblemFilter, partRead } from './check-words.ts'

interface CheckBarProps {
  readonly input: BatchInput
  readonly plan: BatchPlan
}

const icon = <ListChecks size={14} strokeWidth={1.75} aria-hidden="true" />

/** What of the rows is shown, how far the dry run is, and how to begin it. */
export function CheckBar({ input, plan }: CheckBarProps) {
  const { checked, failure } = useBatchCheck()
  const { shown } = useBatchView()
  const own = checked?.inputId === input.id ? checked : null
  const stale = own !== null && isStale(own, input, plan)
  const isRunning = own?.check.state === 'running'
  useWorstFirst(own?.check ?? null, shown)
  return (
    <section className={styles.bar} id={checkBarId} aria-label="Check">
      <div className={styles.row}>
        {own === null ? (
          <h2 className={styles.title}>First {countOf(input.firstRows.length, 'row')}</h2>
        ) : (
          <Segmented
            size="small"
            label="Rows shown"
            options={shownOptions(input, own.check)}
            value={shown}
            onChange={showRows}
          />
        )}
        <span className={styles.gap} />
        {isRunning ? (
          <Button onPress={() => void stopCheck()}>Cancel the check</Button>
        ) : (
          <Button
            variant={own === null || stale ? 'primary' : 'plain'}
            icon={icon}
            onPress={() => beginCheck(input, plan)}
          >
            {own === null ? 'Check all rows' : 'Check again'}
          </Button>
        )}
      </div>
      {own !== null && (
        <div className={styles.state}>
          {isRunning && (
            <progress
              className={styles.progress}
              aria-label="Progress of the check"
              {...progressOf(partRead(own.check, input.bytes))}
            />
          )}
          <span className={styles.words} data-wrong={own.check.state === 'failed' || undefined}>
            {checkWords(own.check, input.bytes)}
            {own.check.state === 'done' && ` ${foundWords(own.check)}`}
            {own.check.isCut && ' Only the first of them are listed.'}
          </span>
        </div>
      )}
      {stale && !isRunning && (
        <Banner tone="info">
          Something was changed since this check. Check the rows again before you issue.
        </Banner>
      )}
      {failure !== null && (
        <Banner tone="error" urgent>
          {failure.message}
        </Banner>
      )}
    </section>
  )
}

/** Where a dry run has just ended with errors or warnings, those are shown and not the hints among them. */
function useWorstFirst(check: Check | null, shown: Shown): void {
  const state = check?.state
  const before = useRef(state)
  useEffect(() => {
    const hasEnded = before.current === 'running' && state === 'done'
    before.current = state
    const worst = check === null ? undefined : filtersOf(check)[0]
    if (hasEnded && shown === 'found' && worst !== undefined) showRows(worst.level)
  }, [state, check, shown])
}

/** Without a value the bar tells that nobody knows how far it is. */
export function progressOf(part: number | null): { readonly max: number; readonly value?: number } {
  return part === null ? { max: 1 } : { max: 1, value: part }
}

type Check = Parameters<typeof filtersOf>[0]

function foundWords({ fine, warnings, errors }: Check): string {
  if (warnings === 0 && errors === 0) return 'All are fine.'
  const parts = [
    `${new Intl.NumberFormat('en').format(fine)} fine`,
    ...(warnings === 0 ? [] : [`${countOf(warnings, 'row')} with warnings`]),
    ...(errors === 0 ? [] : [`${countOf(errors, 'row')} with errors`]),
  ]
  return `${parts.join(', ')}.`
}

const labels: Record<ProblemFilter, { readonly label: string; readonly title: string }> = {
  error: { label: 'Errors', title: 'Rows that can’t be issued' },
  warning: { label: 'Warnings', title: 'Rows that can be issued, with something to look at' },
  hint: { label: 'Hints', title: 'Rows with something to know' },
  formula: { label: 'Formulas', title: 'Rows with a cell that a spreadsheet would take for a formula' },
}

function shownOptions({ firstRows }: BatchInput, check: Check): readonly SegmentedOption<Shown>[] {
  return [
    { value: 'first', label: 'First rows', title: countOf(firstRows.length, 'row') },
    { value: 'found', label: 'Found', title: 'Every row that there is something to say of' },
    ...filtersOf(check).map(({ level, count }) => ({
      value: level,
      label: (
        <>
          <span>{labels[level].label}</span> <span className={styles.count}>{shortCount(count)}</span>
        </>
      ),
      title: `${countOf(count, 'row')}: ${labels[level].title}`,
    })),
  ]
}
