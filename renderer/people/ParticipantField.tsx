import { useState } from 'react'
import type { Person } from '../../shared/schemas.ts'
import styles from './ParticipantField.module.css'
import { setParticipant } from './person-actions.ts'

/** The platform's own id of a person, to be typed or mended. It is kept on Enter and on leaving; Escape takes it back. */
export function ParticipantField({ person }: { readonly person: Person }) {
  const kept = person.participantId ?? ''
  /** Null while nobody types. */
  const [typed, setTyped] = useState<string | null>(null)

  async function keep() {
    if (typed === null) return
    if (typed.trim() === kept || (await setParticipant(person.id, typed))) setTyped(null)
  }

  return (
    <input
      className={styles.input}
      aria-label={`Participant id of ${person.name ?? person.externalId ?? person.aliasName}`}
      value={typed ?? kept}
      placeholder="not known"
      maxLength={200}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => void keep()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void keep()
        if (event.key !== 'Escape' || typed === null) return
        event.stopPropagation()
        setTyped(null)
      }}
    />
  )
}
