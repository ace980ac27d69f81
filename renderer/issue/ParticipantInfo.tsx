import { Users } from 'lucide-react'
import type { Platform } from '../../shared/platforms/platform.ts'
import type { Draft } from '../../shared/schemas.ts'
import styles from './InfoCard.module.css'

interface ParticipantInfoProps {
  readonly platform: Platform
  /** The draft as it leaves this computer. */
  readonly leaving: Draft
}

/** What every other participant will be given of the guest, in the platform's own words; nothing where it has none. */
export function ParticipantInfo({ platform, leaving }: ParticipantInfoProps) {
  const info = platform.participantInfo(leaving)
  if (info === null) return null
  return (
    <section className={styles.card} aria-label="ParticipantInfo">
      <h2 className={styles.title}>
        <Users size={14} strokeWidth={1.75} aria-hidden="true" />
        ParticipantInfo
        <span className={styles.about}>what every other participant will see</span>
      </h2>
      <dl className={styles.pairs}>
        {info.map(({ name, value }) => (
          <div className={styles.pair} key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd className={styles.value} title={value ?? undefined}>
              {value === null ? <span className={styles.none}>none</span> : <bdi>{value}</bdi>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
