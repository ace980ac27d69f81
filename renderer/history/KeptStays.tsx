import type { ReactNode } from 'react'
import type { KeptStay } from '../../shared/schemas.ts'
import { MiddleText } from '../components/MiddleText.tsx'
import { localTimeZone, useNow } from '../stores/clock.ts'
import { timeTitle } from '../view/time-words.ts'
import styles from './KeptStays.module.css'
import { joinedText } from './kept-words.ts'

/** Stays that are drawn; nobody reads more of them here. */
const shownAtMost = 100

/** What a platform stored of a guest's stays, word for word. */
export function KeptStays({ stays }: { readonly stays: readonly KeptStay[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also for those without a mouse
    <ul className={styles.list} tabIndex={0} aria-label="What the platform kept">
      {stays.slice(0, shownAtMost).map((stay) => (
        <li key={`${stay.meeting.id} ${stay.participantId} ${stay.joinedAt[0]}`} className={styles.stay}>
          <Stay stay={stay} />
        </li>
      ))}
      {stays.length > shownAtMost && <li className={styles.none}>and {stays.length - shownAtMost} more</li>}
    </ul>
  )
}

function Stay({ stay }: { readonly stay: KeptStay }) {
  const { meeting, participantId, name, externalId, avatarUrl, joinedAt } = stay
  const timeZone = localTimeZone()
  const now = useNow()
  return (
    <dl className={styles.facts}>
      <Line label="Meeting" title={meeting.id}>
        <bdi>{meeting.name || meeting.id}</bdi>
        {meeting.isLive && ' (running)'}
      </Line>
      <Line label="Name">{name === null ? null : <bdi>{name}</bdi>}</Line>
      <Line label="External id">
        {externalId === null ? null : <MiddleText text={externalId} mono expandable />}
      </Line>
      <Line label="Avatar">
        {avatarUrl === null ? null : <MiddleText text={avatarUrl} mono expandable />}
      </Line>
      <Line label="Participant">
        {participantId === null ? null : <MiddleText text={participantId} mono expandable />}
      </Line>
      <Line label="Joined" title={joinedAt.map((at) => timeTitle(at, timeZone)).join('\n\n') || undefined}>
        {joinedText(joinedAt, now, timeZone)}
      </Line>
    </dl>
  )
}

interface LineProps {
  readonly label: string
  readonly title?: string | undefined
  /** Null where nothing was kept. */
  readonly children: ReactNode
}

function Line({ label, title, children }: LineProps) {
  return (
    <div className={styles.fact}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value} title={title}>
        {children ?? <span className={styles.none}>none</span>}
      </dd>
    </div>
  )
}
