import { Layers } from 'lucide-react'
import type { BatchChoice, BatchInput, BatchPlan, OutputFormat } from '../../shared/batch/schemas.ts'
import type { Profile } from '../../shared/schemas.ts'
import { Banner } from '../components/Banner.tsx'
import { Button } from '../components/Button.tsx'
import { Segmented } from '../components/Segmented.tsx'
import { Select } from '../components/Select.tsx'
import { obstacleFor } from '../issue/blocking.ts'
import { type Checked, isStale, useBatchCheck } from '../stores/batch-check.ts'
import { changeIssue, issueBatch, useBatchIssue } from '../stores/batch-issue.ts'
import { showScreen } from '../stores/screen-store.ts'
import { useStatus } from '../stores/status-store.ts'
import { countOf } from '../view/count-of.ts'
import { isHistoryShut } from '../view/is-history-shut.ts'
import { formatLabels } from './batch-words.ts'
import { beginCheck } from './begin-check.ts'
import { batchesId } from './focus-soon.ts'
import styles from './IssueBar.module.css'
import { type BatchObstacle, choiceLabels, obstacleOf, rowsOf } from './issue-choice.ts'

interface IssueBarProps {
  readonly input: BatchInput
  readonly plan: BatchPlan
  readonly profile: Profile
}

const formats: readonly OutputFormat[] = ['csv', 'jsonl', 'qr-png', 'qr-svg', 'passes']
const choices: readonly BatchChoice[] = ['all', 'good', 'fine']
const numbers = new Intl.NumberFormat('en')

/** What comes of the rows, which of them are issued, and the button with how many that are. */
export function IssueBar({ input, plan, profile }: IssueBarProps) {
  const { checked } = useBatchCheck()
  const { format, guardFormulas, choice, isStarting, failure } = useBatchIssue()
  const state = useStatus()?.history.state
  const own = checked?.inputId === input.id ? checked : null
  const check = own?.check ?? null
  const ofProfile = obstacleFor([], profile)?.message ?? null
  const isShut = state !== undefined && isHistoryShut(state)
  const obstacle: BatchObstacle | null = isShut
    ? {
        message: 'The history is closed, so nothing could be recorded: the line at the top says what to do.',
        mend: null,
      }
    : obstacleOf({ ofProfile, check, choice, isStale: own !== null && isStale(own, input, plan) })
  const count = check?.state === 'done' ? rowsOf(choice, check) : null
  return (
    <section className={styles.bar} aria-label="Issue">
      <div className={styles.row}>
        <div className={styles.format}>
          <Select
            label="Output"
            options={formats.map((value) => ({ value, ...formatLabels[value] }))}
            value={format}
            quiet={{ isSet: false }}
            onChange={(chosen) => changeIssue({ format: chosen })}
          />
        </div>
        <Segmented
          label="Which rows"
          options={choices.map((value) => ({
            value,
            title: choiceLabels[value].title,
            label:
              check?.state === 'done' ? (
                <>
                  <span>{choiceLabels[value].label}</span>{' '}
                  <span className={styles.count}>{numbers.format(rowsOf(value, check))}</span>
                </>
              ) : (
                choiceLabels[value].label
              ),
          }))}
          value={choice}
          onChange={(chosen) => changeIssue({ choice: chosen })}
        />
      </div>
      <div className={styles.row}>
        {format === 'csv' && (
          <label
            className={styles.check}
            title="For a file that a spreadsheet opens. A program that reads it gets an apostrophe before such cells."
          >
            <input
              type="checkbox"
              checked={guardFormulas}
              onChange={(event) => changeIssue({ guardFormulas: event.target.checked })}
            />
            Guard against formulas
          </label>
        )}
        <div className={styles.reason}>
          {obstacle !== null && <Reason obstacle={obstacle} onCheck={() => beginCheck(input, plan)} />}
        </div>
        <Button
          variant="primary"
          icon={<Layers size={14} strokeWidth={1.75} aria-hidden="true" />}
          isPending={isStarting}
          blockedBy={obstacle?.message}
          onPress={() => own !== null && void issue(own)}
        >
          {count === null ? 'Issue tokens…' : `Issue ${countOf(count, 'token')}…`}
        </Button>
      </div>
      {failure !== null && (
        <Banner tone="error" urgent>
          {failure.message}
        </Banner>
      )}
    </section>
  )
}

/** Issues, and brings the batch into sight, which a narrow window may not show. */
async function issue(checked: Checked): Promise<void> {
  const runs = await issueBatch(checked, performance.now())
  if (runs) document.getElementById(batchesId)?.scrollIntoView({ block: 'nearest' })
}

interface ReasonProps {
  readonly obstacle: BatchObstacle
  readonly onCheck: () => void
}

/** Why nothing can be issued now, and the way out of it. */
function Reason({ obstacle, onCheck }: ReasonProps) {
  return (
    <p>
      {obstacle.message}{' '}
      {obstacle.mend === 'profiles' && (
        <Button variant="link" onPress={() => showScreen('profiles')}>
          Open Profiles
        </Button>
      )}
      {obstacle.mend === 'check' && (
        <Button variant="link" onPress={onCheck}>
          Check all rows
        </Button>
      )}
      {obstacle.mend === 'only-good' && (
        <Button variant="link" onPress={() => changeIssue({ choice: 'good' })}>
          Issue only the good ones
        </Button>
      )}
    </p>
  )
}
