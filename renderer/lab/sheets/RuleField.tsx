import { useId } from 'react'
import { Segmented } from '../../components/Segmented.tsx'
import { classNames } from '../../view/class-names.ts'
import type { RuleForm } from './endpoint-form.ts'
import styles from './RunPanel.module.css'

const kinds = [
  { value: 'status', label: 'Status' },
  { value: 'text', label: 'Text' },
  { value: 'json', label: 'JSON' },
] as const

interface RuleFieldProps {
  readonly label: string
  readonly rule: RuleForm
  readonly fault: string | undefined
  readonly onChange: (rule: RuleForm) => void
}

/** What an answer has to be: of a status, with a text in it, or JSON with a value at a path. */
export function RuleField({ label, rule, fault, onChange }: RuleFieldProps) {
  const faultId = useId()
  const input = (
    name: 'from' | 'to' | 'text' | 'path' | 'equals',
    words: string,
    hint: string,
    size?: string,
  ) => (
    <input
      className={classNames(styles.input, size)}
      aria-label={words}
      aria-invalid={fault !== undefined}
      aria-describedby={fault === undefined ? undefined : faultId}
      placeholder={hint}
      value={rule[name]}
      maxLength={1000}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => onChange({ ...rule, [name]: event.target.value })}
    />
  )
  return (
    <fieldset className={styles.rule}>
      <legend className={styles.head}>{label}</legend>
      <div className={styles.row}>
        <Segmented
          label="By"
          size="small"
          options={kinds}
          value={rule.by}
          onChange={(by) => onChange({ ...rule, by })}
        />
      </div>
      <div className={styles.values}>
        {rule.by === 'status' && (
          <>
            {input('from', 'Lowest status', '200', styles.narrow)} to{' '}
            {input('to', 'Highest status', '299', styles.narrow)}
          </>
        )}
        {rule.by === 'text' && input('text', 'Text in the body', 'Welcome to the room', styles.wide)}
        {rule.by === 'json' && (
          <>
            {input('path', 'Path of the value', 'data.admitted', styles.wide)} is{' '}
            {input('equals', 'Value as JSON', 'true', styles.wide)}
          </>
        )}
      </div>
      {fault !== undefined && (
        <p id={faultId} className={styles.fault}>
          {fault}
        </p>
      )}
    </fieldset>
  )
}
