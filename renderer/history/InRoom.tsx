import { RefreshCw, Users } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useStore } from 'zustand'
import type { Response } from '../../shared/contract.ts'
import type { Participant, Session } from '../../shared/schemas.ts'
import { call } from '../bridge.ts'
import { Button } from '../components/Button.tsx'
import { localTimeZone, useNow } from '../stores/clock.ts'
import { askPlatform, cancelAsking, useAsking } from '../stores/platform-store.ts'
import { useProfile } from '../stores/profiles-store.ts'
import { askingText } from '../view/ask-words.ts'
import { localText, timeTitle } from '../view/time-words.ts'
import styles from './InRoom.module.css'
import { ParticipantList } from './ParticipantList.tsx'
import { joinWords, liveWords } from './participant-words.ts'
import { createQuestion, type Question } from './question.ts'

type Answer = Response<'sessions.live'>

/**
 * What the platform says of the room: who is in it now, and whether the guest came. It is asked only where somebody
 * presses for it. Nothing where the profile is gone: its key is what asks. Give it the session's id as its key.
 */
export function InRoom({ session }: { readonly session: Session }) {
  const { id, profileId, externalId } = session
  const profile = useProfile(profileId)
  const [live] = useState(() => questionOf('sessions.live', id, profileId))
  const [joins] = useState(() => questionOf('sessions.joins', id, profileId))
  if (profile === null) return null
  return (
    <div className={styles.inRoom}>
      <Ask
        label="Who is in the room now"
        question={live}
        profileId={profile.id}
        words={(participants) => liveWords(participants.length)}
      />
      {externalId === null ? (
        <p className={styles.words}>
          Whether this guest joined can’t be told: the token has no external id to find them by.
        </p>
      ) : (
        <Ask label="Did this guest join?" question={joins} profileId={profile.id} words={joinWords} />
      )}
    </div>
  )
}

function questionOf(verb: 'sessions.live' | 'sessions.joins', id: string, profileId: string | null) {
  return createQuestion<Answer>(() => askPlatform(profileId ?? '', 'participants', () => call(verb, { id })))
}

interface AskProps {
  readonly label: string
  readonly question: Question<Answer>
  readonly profileId: string
  readonly words: (participants: readonly Participant[]) => string
}

function Ask({ label, question, profileId, words }: AskProps) {
  const { isAsking, answer, failure } = useStore(question.store)
  return (
    <section className={styles.ask} aria-label={label}>
      <div className={styles.head}>
        {answer === null ? (
          <Button
            size="small"
            icon={<Users size={14} strokeWidth={1.75} aria-hidden="true" />}
            isPending={isAsking}
            onPress={() => void question.ask()}
          >
            {label}
          </Button>
        ) : (
          <>
            <h3 className={styles.title}>{label}</h3>
            <Button
              size="small"
              variant="quiet"
              label={`Ask again: ${label}`}
              icon={<RefreshCw size={14} strokeWidth={1.75} aria-hidden="true" />}
              isPending={isAsking}
              onPress={() => void question.ask()}
            >
              Ask again
            </Button>
          </>
        )}
      </div>
      {isAsking && <Waiting profileId={profileId} />}
      {/* Always there, so that a screen reader hears what comes. */}
      <div role="status">
        {failure !== null && <p className={styles.failure}>{failure.message}</p>}
        {answer !== null && (
          <p className={styles.words}>
            {words(answer.participants)} <AskedAt at={answer.askedAt} />
          </p>
        )}
      </div>
      {answer !== null && answer.participants.length > 0 && (
        <ParticipantList participants={answer.participants} />
      )}
    </section>
  )
}

function AskedAt({ at }: { readonly at: number }): ReactNode {
  const timeZone = localTimeZone()
  return (
    <span className={styles.asked} title={timeTitle(at, timeZone)}>
      Asked at {localText(at, timeZone, useNow())}
    </span>
  )
}

function Waiting({ profileId }: { readonly profileId: string }) {
  const asking = useAsking(profileId, 'participants')
  const now = useNow()
  return (
    <p className={styles.waiting}>
      <span className={styles.words}>{askingText(asking?.progress ?? null, now)}</span>
      <Button size="small" variant="quiet" onPress={() => cancelAsking(profileId)}>
        Cancel
      </Button>
    </p>
  )
}
