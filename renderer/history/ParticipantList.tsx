import { UserRound } from 'lucide-react'
import type { Participant } from '../../shared/schemas.ts'
import { initialsFor } from '../../shared/tile/initials.ts'
import { localTimeZone, useNow } from '../stores/clock.ts'
import { classNames } from '../view/class-names.ts'
import { countOf } from '../view/count-of.ts'
import { timeTitle } from '../view/time-words.ts'
import styles from './ParticipantList.module.css'
import { leftSomeTime, participantName, stayText } from './participant-words.ts'

/** Lines that are drawn; a town hall has thousands of people, and nobody reads them here. */
const shownAtMost = 200

/** Who is or was in a room, with the time. */
export function ParticipantList({ participants }: { readonly participants: readonly Participant[] }) {
  const timeZone = localTimeZone()
  const now = useNow()
  const rest = participants.length - shownAtMost
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also for those without a mouse
    <ul className={styles.list} tabIndex={0} aria-label="People">
      {participants.slice(0, shownAtMost).map((one) => (
        <li key={`${one.id} ${one.joinedAt}`} className={styles.line}>
          <span className={styles.initials} aria-hidden="true">
            {initialsFor(one.name ?? '') || <UserRound size={13} strokeWidth={1.75} />}
          </span>
          <span className={styles.who}>
            <bdi className={classNames(styles.text, !one.name && styles.absent)}>{participantName(one)}</bdi>
            {one.role !== null && <bdi className={classNames(styles.text, styles.role)}>{one.role}</bdi>}
          </span>
          <span className={styles.stay} title={stayTitle(one, timeZone)}>
            {stayText(one, now, timeZone)}
          </span>
        </li>
      ))}
      {rest > 0 && <li className={styles.absent}>and {countOf(rest, 'other')}</li>}
    </ul>
  )
}

function stayTitle({ joinedAt, leftAt, isLive }: Participant, timeZone: string): string {
  const joined = joinedAt === null ? 'no time of joining' : `joined ${timeTitle(joinedAt, timeZone)}`
  if (isLive) return `${joined}\nstill in the room`
  return `${joined}\n${leftAt === null ? leftSomeTime : `left ${timeTitle(leftAt, timeZone)}`}`
}
