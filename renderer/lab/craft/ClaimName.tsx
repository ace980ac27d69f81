import { useState } from 'react'
import { renameMember } from '../../../shared/jws/json-members.ts'
import type { ClaimRow } from '../../../shared/lab/claim-rows.ts'
import styles from './ClaimLine.module.css'
import { payloadNow, setPayload } from './craft-store.ts'

/** The name as it is written; another one counts once the field is left. */
export function ClaimName({ row: { name, nth } }: { readonly row: ClaimRow }) {
  const [typed, setTyped] = useState(name)
  const keep = () => {
    if (typed !== name) setPayload(renameMember(payloadNow(), name, typed, nth))
  }
  return (
    <input
      className={styles.name}
      aria-label={`Name of ${name}`}
      size={Math.min(Math.max(typed.length, 3), 20)}
      value={typed}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep()
        if (event.key === 'Escape') setTyped(name)
      }}
    />
  )
}
