import { Pause, Play, X } from 'lucide-react'
import type { RunProgress } from '../../../shared/lab/schemas.ts'
import { Button } from '../../components/Button.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { dismissRun, isUnderWay, steerRun, useRun } from '../../stores/sheet-run.ts'
import { classNames } from '../../view/class-names.ts'
import styles from './RunStrip.module.css'
import { runWords } from './run-words.ts'

const icon = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const

/** How far the run of a sheet has come, and what can be done about it. Nothing where there was none. */
export function RunStrip({ sheetId }: { readonly sheetId: string }) {
  const run = useRun(sheetId)
  return run === undefined ? null : <Strip run={run} />
}

function Strip({ run }: { readonly run: RunProgress }) {
  const { sheetId, state, done, total } = run
  return (
    <section className={styles.strip} aria-label="Run">
      <progress
        className={classNames(styles.progress, styles[state])}
        max={Math.max(1, total)}
        value={done}
        aria-label="Progress of the run"
      />
      <span className={classNames(styles.words, state === 'failed' && styles.wrong)}>{runWords(run)}</span>
      <span className="visually-hidden" role="status">
        {isUnderWay(run) ? state : runWords(run)}
      </span>
      {isUnderWay(run) ? (
        <>
          {state === 'running' ? (
            <Button size="small" icon={<Pause {...icon} />} onPress={() => void steerRun(sheetId, 'pause')}>
              Pause
            </Button>
          ) : (
            <Button size="small" icon={<Play {...icon} />} onPress={() => void steerRun(sheetId, 'resume')}>
              Resume
            </Button>
          )}
          <Button size="small" onPress={() => void steerRun(sheetId, 'cancel')}>
            Cancel
          </Button>
        </>
      ) : (
        <IconButton label="Dismiss" size="small" onPress={() => dismissRun(sheetId)}>
          <X {...icon} />
        </IconButton>
      )}
    </section>
  )
}
