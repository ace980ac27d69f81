import { FileSpreadsheet } from 'lucide-react'
import { useStore } from 'zustand'
import type { BatchInput } from '../../shared/batch/schemas.ts'
import { Banner } from '../components/Banner.tsx'
import { Button } from '../components/Button.tsx'
import { MiddleText } from '../components/MiddleText.tsx'
import { Segmented } from '../components/Segmented.tsx'
import { batchCheckStore } from '../stores/batch-check.ts'
import { chooseInput, clearInput, readInput, useBatchInput } from '../stores/batch-input.ts'
import { focusSoon, pasteId, sourceId } from './focus-soon.ts'
import styles from './SourcePart.module.css'
import { readingChoiceOf, readingOptions, sourceFacts, withChoice } from './source-words.ts'

interface SourcePartProps {
  readonly input: BatchInput
}

/** Where the rows are from, and how they are read. */
export function SourcePart({ input }: SourcePartProps) {
  const { isOpening, asked, failure } = useBatchInput()
  const { remarks, name, from } = input
  const reading = asked ?? input.reading
  const paste = () => {
    clearInput()
    focusSoon(pasteId)
  }
  return (
    <section className={styles.source} id={sourceId} tabIndex={-1} aria-label="Rows">
      <div className={styles.head}>
        <FileSpreadsheet className={styles.icon} size={16} strokeWidth={1.75} aria-hidden="true" />
        <span className={styles.name} title={name}>
          <MiddleText text={from === 'pasted' ? 'Pasted rows' : name} tail={12} />
        </span>
        <Button size="small" isPending={isOpening} onPress={() => void chooseInput()}>
          Other file…
        </Button>
        <Button size="small" variant="quiet" onPress={paste}>
          Paste
        </Button>
      </div>
      <Facts input={input} />
      <div className={styles.reading}>
        <Segmented
          label="Read as"
          size="small"
          options={readingOptions}
          value={readingChoiceOf(reading)}
          onChange={(choice) =>
            choice !== readingChoiceOf(reading) && void readInput(withChoice(reading, choice))
          }
        />
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={reading.hasHeader}
            disabled={reading.format === 'jsonl'}
            onChange={(event) => void readInput({ ...reading, hasHeader: event.target.checked })}
          />
          First row has names
        </label>
      </div>
      {remarks.length > 0 && (
        <ul className={styles.remarks} aria-label="Remarks on the rows">
          {remarks.map((remark) => (
            <li key={remark}>
              <bdi>{remark}</bdi>
            </li>
          ))}
        </ul>
      )}
      {failure !== null && (
        <Banner tone="error" urgent>
          {failure.message}
        </Banner>
      )}
    </section>
  )
}

/** Drawn again while a dry run counts the rows; the rest is not. */
function Facts({ input }: SourcePartProps) {
  const rows = useStore(batchCheckStore, ({ checked }) =>
    checked?.inputId === input.id ? checked.check.rows : null,
  )
  return <p className={styles.facts}>{sourceFacts(input, rows)}</p>
}
