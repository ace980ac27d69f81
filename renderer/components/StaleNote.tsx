/**
 * StaleNote: a line before what can be copied of a session that has expired, was stopped, or ends nobody knows when.
 * Nothing for any other.
 *
 *   <StaleNote session={session} />
 */
import { TriangleAlert } from 'lucide-react'
import type { Session } from '../../shared/schemas.ts'
import { useNow } from '../stores/clock.ts'
import { staleWords } from '../view/stale-words.ts'
import styles from './StaleNote.module.css'

export function StaleNote({ session }: { readonly session: Session }) {
  const words = staleWords(session, useNow())
  if (words === null) return null
  return (
    <p className={styles.note}>
      <TriangleAlert className={styles.icon} size={14} strokeWidth={1.75} aria-hidden="true" />
      <span>{words}</span>
    </p>
  )
}
