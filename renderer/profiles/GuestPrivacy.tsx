import { useId } from 'react'
import styles from './GuestPrivacy.module.css'

interface GuestPrivacyProps {
  readonly value: boolean
  readonly onChange: (value: boolean) => void
}

/** Whether guests leave this computer under made-up names and ids. */
export function GuestPrivacy({ value, onChange }: GuestPrivacyProps) {
  const noteId = useId()
  return (
    <div className={styles.field}>
      <label className={styles.label}>
        <input
          type="checkbox"
          name="anonymous"
          checked={value}
          aria-describedby={noteId}
          onChange={(event) => onChange(event.target.checked)}
        />
        Anonymous identities
      </label>
      <p id={noteId} className={styles.help}>
        Names and external ids that leave this computer are made up, the same for one person for good;
        pictures and initials are withheld, and who is who stays in the encrypted history.
      </p>
    </div>
  )
}
