import type { ReactNode } from 'react'
import type { Finding } from '../../shared/schemas.ts'
import { FindingList } from '../components/FindingList.tsx'
import { TextField } from '../components/TextField.tsx'
import styles from './ProfileTextField.module.css'

export interface ProfileTextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder: string
  readonly help: ReactNode
  readonly findings: readonly Finding[]
  /** What main had against the value when it was saved. */
  readonly failure: string | undefined
  readonly required?: boolean
  readonly autoFocus?: boolean
  readonly trailing?: ReactNode
  readonly inputMode?: 'numeric'
  readonly onBlur: () => void
  readonly onEnter: () => void
}

/** A field of the profile with its findings: an error takes the place of the help, the rest stands below. */
export function ProfileTextField({ findings, failure, ...field }: ProfileTextFieldProps) {
  const error = failure ?? findings.find(({ level }) => level === 'error')?.message
  return (
    <div className={styles.field}>
      <TextField {...field} error={error} />
      <FindingList findings={findings.filter(({ level }) => level !== 'error')} />
    </div>
  )
}
