import { useEffect, useId, useState } from 'react'
import { useStore } from 'zustand'
import { commandKey } from '../../components/Kbd.tsx'
import { enterRowNote, leaveRowNote, noteOfRow } from '../../stores/sheet-notes.ts'
import { classNames } from '../../view/class-names.ts'
import { hasCommandKey } from '../../view/shortcut-keys.ts'
import styles from './RowDetail.module.css'

interface RowNoteProps {
  readonly id: string
  readonly number: number
  /** As the sheet has it. */
  readonly note: string
}

/** What a person wants to remember of a case in this sheet. Give it the row as its key. */
export function RowNote({ id, number, note }: RowNoteProps) {
  const [keeper] = useState(() => noteOfRow({ id, number }, note))
  const { text, isSaving, isSaved, failure } = useStore(keeper.store)
  const fieldId = useId()

  useEffect(() => keeper.arrived(note), [keeper, note])
  useEffect(() => {
    const row = { id, number }
    enterRowNote(row)
    return () => void leaveRowNote(row)
  }, [id, number])

  return (
    <div className={styles.section}>
      <div className={styles.label}>
        <label htmlFor={fieldId}>Note</label>
        <span role="status" className={classNames(styles.said, failure !== null && styles.failed)}>
          {failure?.message ?? (isSaving ? 'Saving…' : isSaved ? 'Saved' : '')}
        </span>
      </div>
      <textarea
        id={fieldId}
        className={styles.text}
        value={text}
        maxLength={4000}
        rows={2}
        dir="auto"
        placeholder="Nothing noted"
        title={`Stored on leaving the field or with ${commandKey} Enter`}
        onChange={(event) => keeper.type(event.target.value)}
        onBlur={() => void keeper.keep()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !hasCommandKey(event) || event.nativeEvent.isComposing) return
          event.preventDefault()
          void keeper.keep()
        }}
      />
    </div>
  )
}
