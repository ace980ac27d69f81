import { useEffect, useId, useState } from 'react'
import { useStore } from 'zustand'
import { noteAtMost } from '../../shared/note-limit.ts'
import { commandKey } from '../components/Kbd.tsx'
import { hasCommandKey } from '../view/shortcut-keys.ts'
import styles from './NoteField.module.css'
import { enterNote, leaveNote, noteOf } from './notes.ts'

interface NoteFieldProps {
  readonly id: string
  /** As the history has it. */
  readonly note: string
}

/** From how many characters on it is said how many are left. */
const nearlyFull = noteAtMost - 200

/** What a person wants to remember of a session. It is stored on leaving it; give it the session's id as its key. */
export function NoteField({ id, note }: NoteFieldProps) {
  const [keeper] = useState(() => noteOf(id, note))
  const { text, isSaving, isSaved, failure } = useStore(keeper.store)
  const fieldId = useId()
  const saidId = `${fieldId}-said`

  useEffect(() => keeper.arrived(note), [keeper, note])
  useEffect(() => {
    enterNote(id)
    return () => void leaveNote(id)
  }, [id])

  return (
    <div className={styles.note}>
      <div className={styles.head}>
        <label className={styles.label} htmlFor={fieldId}>
          Note
        </label>
        <span id={saidId} role="status" className={failure === null ? styles.said : styles.failed}>
          {failure?.message ?? said({ isSaving, isSaved, length: text.length })}
        </span>
      </div>
      <textarea
        id={fieldId}
        className={styles.text}
        value={text}
        maxLength={noteAtMost}
        rows={2}
        dir="auto"
        placeholder="Nothing noted"
        title={`Stored on leaving the field or with ${commandKey} Enter`}
        aria-describedby={saidId}
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

function said(note: {
  readonly isSaving: boolean
  readonly isSaved: boolean
  readonly length: number
}): string {
  if (note.isSaving) return 'Saving…'
  if (note.isSaved) return 'Saved'
  return note.length > nearlyFull ? `${noteAtMost - note.length} characters left` : ''
}
