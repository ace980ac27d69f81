import { useSent } from './request-send.ts'
import { SentCard } from './SentCard.tsx'
import styles from './SentList.module.css'

/** What was sent here for a profile, the newest first. */
export function SentList({ profileId }: { readonly profileId: string }) {
  const { sent } = useSent()
  const own = sent.filter(({ draft }) => draft.profileId === profileId)
  if (own.length === 0)
    return (
      <p className={styles.none}>
        The answer is shown here, and a token that comes back is kept in the history, hidden.
      </p>
    )
  return (
    <div className={styles.list}>
      {own.map((one, at) => (
        <SentCard key={one.id} sent={one} isNewest={at === 0} />
      ))}
    </div>
  )
}
