import type { ReactNode } from 'react'
import type { ResolvedTime } from '../../shared/validity/resolve-times.ts'
import { TextField, type TextFieldProps } from '../components/TextField.tsx'
import { PickDate } from './PickDate.tsx'
import styles from './TimeField.module.css'
import { TimeResult } from './TimeResult.tsx'
import type { Preview } from './use-preview.ts'

export interface TimeFieldProps extends TextFieldProps {
  /** What is typed, read at this second. */
  readonly time: ResolvedTime
  readonly preview: Preview
  /** Beside the label: common values, one press away. */
  readonly choices?: ReactNode
  /** Under the result. */
  readonly note?: ReactNode
}

/** A time as typed, and beside it what that comes to. */
export function TimeField({ time, preview, choices, note, ...field }: TimeFieldProps) {
  const at = time.kind === 'at' ? time.at : preview.now
  return (
    <div className={styles.row}>
      <TextField
        {...field}
        trailing={
          <PickDate label={field.label} at={at} timeZone={preview.timeZone} onPick={field.onChange} />
        }
      />
      <div className={styles.beside}>
        <div className={styles.choices}>{choices}</div>
        <TimeResult time={time} preview={preview} />
        {note}
      </div>
    </div>
  )
}
