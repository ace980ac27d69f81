import type { Statistics } from '../../shared/schemas.ts'
import { StateBadge } from '../components/StateBadge.tsx'
import { useNow } from '../stores/clock.ts'
import { classNames } from '../view/class-names.ts'
import { guestOf, namelessWords } from '../view/guest.ts'
import { expiringWords } from './bucket-words.ts'
import styles from './ExpiringSoon.module.css'

interface ExpiringSoonProps {
  readonly expiring: Statistics['expiringSoon']
  readonly onOpen: (id: string) => void
}

/** The valid sessions that end first. Each leads to its place in the list. */
export function ExpiringSoon({ expiring: { sessions, first }, onOpen }: ExpiringSoonProps) {
  const now = useNow()
  const valid = first.filter(({ validUntil }) => validUntil === null || validUntil > now)
  return (
    <section className={styles.card} aria-labelledby="expiring-soon">
      <h2 className={styles.title} id="expiring-soon">
        Expiring soon
        <span className={styles.note}> {expiringWords(sessions)}</span>
      </h2>
      {valid.length > 0 && (
        <ul className={styles.list}>
          {valid.map((row) => {
            const { name } = guestOf(row)
            return (
              <li key={row.id}>
                <button type="button" className={styles.session} onClick={() => onOpen(row.id)}>
                  <bdi className={classNames(styles.guest, name === null && styles.absent)}>
                    {name ?? namelessWords(row)}
                  </bdi>
                  <bdi className={styles.room}>{row.room || '—'}</bdi>
                  <span className={styles.rest}>
                    <StateBadge times={row} now={now} />
                  </span>
                </button>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
