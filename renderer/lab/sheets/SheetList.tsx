import { ListChecks, LockKeyhole } from 'lucide-react'
import { useEffect } from 'react'
import type { Sheet } from '../../../shared/lab/schemas.ts'
import { on } from '../../bridge.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { EnvironmentDot } from '../../components/EnvironmentDot.tsx'
import { localTimeZone, useNow } from '../../stores/clock.ts'
import { useSubtitle } from '../../stores/screen-store.ts'
import { loadSheets, useSheetList } from '../../stores/sheet-list.ts'
import { createPace } from '../../stores/sheet-pace.ts'
import { isUnderWay, useRun } from '../../stores/sheet-run.ts'
import { countOf } from '../../view/count-of.ts'
import { clockText, timeTitle } from '../../view/time-words.ts'
import { showLabPart, showSheet } from '../lab-part.ts'
import { ResultBar } from './ResultBar.tsx'
import { countsText } from './result-words.ts'
import styles from './SheetList.module.css'

const icon = { size: 20, strokeWidth: 1.75 } as const
/** Milliseconds between two looks at a list that changes all the time. */
const pause = 400

/** Every run sheet, the newest first. */
export function SheetList() {
  const { sheets, failure } = useSheetList()
  useSubtitle(sheets === null || sheets.length === 0 ? '' : countOf(sheets.length, 'run sheet'))
  useEffect(() => {
    const pace = createPace(loadSheets, pause)
    pace.ask()
    const stop = on('sheets.changed', pace.ask)
    return () => {
      stop()
      pace.stop()
    }
  }, [])
  if (sheets === null)
    return failure === null ? null : (
      <EmptyState
        icon={<LockKeyhole {...icon} />}
        title="The run sheets can’t be read"
        action={<Button onPress={() => void loadSheets()}>Try again</Button>}
      >
        {failure.message}
      </EmptyState>
    )
  if (sheets.length === 0) return <NoSheets />
  return (
    <div className={styles.screen}>
      {failure !== null && <Banner tone="error">{failure.message}</Banner>}
      <ul className={styles.list} aria-label="Run sheets">
        {sheets.map((sheet) => (
          <SheetEntry key={sheet.id} sheet={sheet} />
        ))}
      </ul>
    </div>
  )
}

function NoSheets() {
  return (
    <EmptyState
      icon={<ListChecks {...icon} />}
      title="No run sheets yet"
      action={
        <Button variant="primary" onPress={() => showLabPart('cases')}>
          Choose edge cases
        </Button>
      }
    >
      A run sheet has one line for each edge case: its token, what is expected of it, and what was seen.
      Choose the cases and make their tokens; go through them by hand, or run them against an endpoint.
    </EmptyState>
  )
}

function SheetEntry({ sheet }: { readonly sheet: Sheet }) {
  const { id, title, profileName, environment, room, madeAt, counts } = sheet
  return (
    <li>
      <button type="button" className={styles.entry} onClick={() => showSheet(id)}>
        <span className={styles.words}>
          <bdi className={styles.title} title={title}>
            {title}
          </bdi>
          <span className={styles.facts}>
            <EnvironmentDot environment={environment} />
            <bdi className={styles.fact}>{profileName}</bdi>
            {room !== '' && <bdi className={styles.fact}>· {room}</bdi>}
            <MadeAt madeAt={madeAt} />
          </span>
        </span>
        <span className={styles.counts}>
          <ResultBar counts={counts} />
          <span className={styles.numbers} aria-hidden="true">
            <CountsNow id={id} counts={counts} />
          </span>
        </span>
      </button>
    </li>
  )
}

/** Draws again each second; the rest of the line does not. */
function MadeAt({ madeAt }: { readonly madeAt: number }) {
  const timeZone = localTimeZone()
  return (
    <span className={styles.when} title={timeTitle(madeAt, timeZone)}>
      · {clockText(madeAt, timeZone, useNow())}
    </span>
  )
}

function CountsNow({ id, counts }: Pick<Sheet, 'id' | 'counts'>) {
  const run = useRun(id)
  if (!isUnderWay(run)) return countsText(counts)
  return `${run.state === 'paused' ? 'paused' : 'running'}, ${run.done} of ${run.total}`
}
