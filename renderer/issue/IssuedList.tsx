import { Link } from 'lucide-react'
import { memo, useEffect, useRef } from 'react'
import { on } from '../bridge.ts'
import { IconButton } from '../components/IconButton.tsx'
import { StateBadge } from '../components/StateBadge.tsx'
import { useNow } from '../stores/clock.ts'
import { findRemoved, type Issued, issuedNow, useIssued } from '../stores/issued-store.ts'
import { guestOf } from '../view/guest.ts'
import { IssuedCard } from './IssuedCard.tsx'
import styles from './IssuedList.module.css'
import { copyFromSession } from './session-actions.ts'

/** What this window issued: the newest in full, the ones before it in a line each. */
export const IssuedList = memo(function IssuedList() {
  const [newest, ...earlier] = issuedNow(useIssued())
  const place = useRef<HTMLDivElement>(null)
  const newestId = newest?.session.id
  const shownBefore = useRef(newestId)

  useEffect(() => {
    if (newestId !== undefined && newestId !== shownBefore.current)
      place.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
    shownBefore.current = newestId
  }, [newestId])

  useEffect(() => {
    void findRemoved()
    return on('sessions.changed', () => void findRemoved())
  }, [])

  if (newest === undefined) return null
  return (
    <div className={styles.list} ref={place} aria-live="polite">
      <IssuedCard key={newest.session.id} issued={newest} />
      {earlier.length > 0 && (
        <section aria-label="Issued before">
          <h2 className={styles.title}>Issued before</h2>
          <ul>
            {earlier.map((one) => (
              <EarlierLine key={one.session.id} issued={one} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
})

function EarlierLine({ issued }: { readonly issued: Issued }) {
  const { session } = issued
  const now = useNow()
  return (
    <li className={styles.line}>
      <span className={styles.who}>
        <bdi>{guestOf(session).name ?? 'Guest'}</bdi> <bdi className={styles.room}>{session.room}</bdi>
      </span>
      <StateBadge times={session} now={now} />
      {session.link !== null && (
        <IconButton
          label="Copy the join link"
          size="small"
          onPress={() => void copyFromSession(session.id, 'link')}
        >
          <Link size={14} strokeWidth={1.75} />
        </IconButton>
      )}
    </li>
  )
}
