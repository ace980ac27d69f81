import type { RowType } from '../../../shared/lab/claim-rows.ts'
import { countOf } from '../../view/count-of.ts'
import styles from './ClaimLine.module.css'

interface ClaimValueProps {
  readonly label: string
  readonly type: RowType
  readonly value: string
  readonly isWrong: boolean
  readonly onChange: (typed: string) => void
  readonly onLeave: () => void
}

/** The longest value that an input draws; a longer one is edited in the text. */
const longest = 20_000

/** A value as it is typed: one line, or several where it has line ends. */
export function ClaimValue({ label, type, value, isWrong, onChange, onLeave }: ClaimValueProps) {
  // Fields of a page make a line feed of a carriage return.
  if (value.length > longest || value.includes('\r'))
    return <p className={styles.long}>{countOf(value.length, 'character')}: edit them in the text.</p>
  const shared = {
    'aria-label': label,
    'aria-invalid': isWrong || undefined,
    value,
    autoComplete: 'off',
    spellCheck: false,
    dir: type === 'string' ? 'auto' : undefined,
    onBlur: onLeave,
  }
  // An input of one line would take line ends away.
  if (value.includes('\n'))
    return (
      <textarea
        {...shared}
        className={styles.area}
        data-mono={type !== 'string' || undefined}
        rows={Math.min(value.split('\n').length, 6)}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  return (
    <input
      {...shared}
      className={styles.input}
      data-mono={type !== 'string' || undefined}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) onLeave()
      }}
    />
  )
}
