import { useId, useState } from 'react'
import type { Observed, SheetRow } from '../../../shared/lab/schemas.ts'
import { Button } from '../../components/Button.tsx'
import { commandKey, Kbd } from '../../components/Kbd.tsx'
import { localTimeZone, useNow } from '../../stores/clock.ts'
import type { SheetPages } from '../../stores/sheet-pages.ts'
import { hasCommandKey } from '../../view/shortcut-keys.ts'
import { clockText } from '../../view/time-words.ts'
import { OutcomeWord } from './Outcome.tsx'
import styles from './RowDetail.module.css'
import { recordRow } from './record-row.ts'
import { setWaitingText, waitingText } from './seen-texts.ts'

const choices: readonly { readonly observed: Observed; readonly keys: string }[] = [
  { observed: 'accepted', keys: 'A' },
  { observed: 'refused', keys: 'R' },
  { observed: 'name-screen', keys: 'N' },
  { observed: 'error', keys: 'E' },
]

interface RowSeenProps {
  readonly id: string
  readonly row: SheetRow
  readonly pages: SheetPages
}

/** What was seen of a case, stored as it is chosen. Give it the row as its key. */
export function RowSeen({ id, row, pages }: RowSeenProps) {
  const { observed, observedAt } = row
  const record = (chosen: Observed | null) => void recordRow(pages, id, row, chosen)
  return (
    <section className={styles.section} aria-label="What was seen">
      <div className={styles.label}>
        Seen
        {observed !== null && (
          <span className={styles.said}>
            {observedAt !== null && <SeenAt at={observedAt} />}{' '}
            <Button variant="link" onPress={() => record(null)}>
              Take back
            </Button>
          </span>
        )}
      </div>
      <div className={styles.choices}>
        {choices.map(({ observed: choice, keys }) => (
          <button
            key={choice}
            type="button"
            className={styles.choice}
            aria-pressed={observed === choice}
            onClick={() => record(choice)}
          >
            <OutcomeWord outcome={choice} />
            <Kbd keys={keys} />
          </button>
        ))}
      </div>
      <SeenText key={`${observed} ${row.detail}`} id={id} row={row} pages={pages} />
    </section>
  )
}

function SeenAt({ at }: { readonly at: number }) {
  return <>{clockText(at, localTimeZone(), useNow())} ·</>
}

/** The error text or whatever else was shown. It is stored on leaving it, once it is said what was seen. */
function SeenText({ id, row, pages }: RowSeenProps) {
  const place = { id, number: row.number }
  const [text, setText] = useState(() => waitingText(place) ?? row.detail)
  const fieldId = useId()
  const isWaiting = row.observed === null && text !== ''

  function keep() {
    if (row.observed !== null && text !== row.detail) void recordRow(pages, id, row, row.observed, text)
  }

  return (
    <>
      <label className="visually-hidden" htmlFor={fieldId}>
        What was shown
      </label>
      <textarea
        id={fieldId}
        className={styles.text}
        value={text}
        maxLength={4000}
        rows={2}
        dir="auto"
        placeholder="What was shown, such as the error text"
        title={`Stored on leaving the field or with ${commandKey} Enter`}
        aria-describedby={isWaiting ? `${fieldId}-waits` : undefined}
        onChange={(event) => {
          setText(event.target.value)
          setWaitingText(place, event.target.value === row.detail ? '' : event.target.value)
        }}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !hasCommandKey(event) || event.nativeEvent.isComposing) return
          event.preventDefault()
          keep()
        }}
      />
      {isWaiting && (
        <p id={`${fieldId}-waits`} className={styles.said}>
          Stored once you say what was seen.
        </p>
      )}
    </>
  )
}
