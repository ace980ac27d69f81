import { useId } from 'react'
import styles from './ProfileSwitch.module.css'

interface ProfileSwitchProps {
  readonly name: 'anonymous' | 'labAllowed'
  readonly label: string
  readonly help: string
  readonly value: boolean
  readonly onChange: (value: boolean) => void
}

/** Something that a profile does or does not, with what that means. */
export function ProfileSwitch({ name, label, help, value, onChange }: ProfileSwitchProps) {
  const noteId = useId()
  return (
    <div className={styles.field}>
      <label className={styles.label}>
        <input
          type="checkbox"
          name={name}
          checked={value}
          aria-describedby={noteId}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
      <p id={noteId} className={styles.help}>
        {help}
      </p>
    </div>
  )
}
