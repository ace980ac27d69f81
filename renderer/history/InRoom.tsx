import { Archive, Users } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Response } from '../../shared/contract.ts'
import { platforms } from '../../shared/platforms/index.ts'
import type { Ability } from '../../shared/platforms/platform.ts'
import type { Session } from '../../shared/schemas.ts'
import { call } from '../bridge.ts'
import { askPlatform } from '../stores/platform-store.ts'
import { useProfile } from '../stores/profiles-store.ts'
import { Ask } from './Ask.tsx'
import styles from './InRoom.module.css'
import { KeptStays } from './KeptStays.tsx'
import { keptWords } from './kept-words.ts'
import { ParticipantList } from './ParticipantList.tsx'
import { joinWords, liveWords } from './participant-words.ts'
import { createQuestion } from './question.ts'

const icon = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const

type People = Response<'sessions.live'>

/**
 * What the platform says of the room and the guest, as far as it can be asked: who is in the room now, whether the guest
 * came, and what was kept of it. It is asked only where somebody presses for it. Nothing where the profile is gone: its
 * key is what asks. Give it the session's id as its key.
 */
export function InRoom({ session }: { readonly session: Session }) {
  const { id, platform, profileId, externalId } = session
  const profile = useProfile(profileId)
  const [live] = useState(() => peopleQuestion('sessions.live', id, profileId))
  const [joins] = useState(() => peopleQuestion('sessions.joins', id, profileId))
  const [kept] = useState(() =>
    createQuestion(() => askPlatform(profileId ?? '', 'kept', () => call('sessions.kept', { id }))),
  )
  const { abilities } = platforms[platform]
  const can = (ability: Ability) => abilities.includes(ability)
  if (profile === null || !(can('live') || can('joins') || can('kept'))) return null
  return (
    <div className={styles.inRoom}>
      {can('live') && (
        <Ask
          label="Who is in the room now"
          icon={<Users {...icon} />}
          question={live}
          profileId={profile.id}
          asked="participants"
          words={({ participants }) => liveWords(participants.length)}
        >
          {listOf}
        </Ask>
      )}
      {can('joins') && externalId !== null && (
        <Ask
          label="Did this guest join?"
          icon={<Users {...icon} />}
          question={joins}
          profileId={profile.id}
          asked="participants"
          words={({ participants }) => joinWords(participants)}
        >
          {listOf}
        </Ask>
      )}
      {(can('joins') || can('kept')) && externalId === null && (
        <p className={styles.words}>
          Whether this guest joined can’t be told: the token has no external id to find them by.
        </p>
      )}
      {can('kept') && externalId !== null && (
        <Ask
          label="What the platform kept"
          icon={<Archive {...icon} />}
          question={kept}
          profileId={profile.id}
          asked="kept"
          words={({ stays }) => keptWords(stays)}
        >
          {({ stays }) => stays.length > 0 && <KeptStays stays={stays} />}
        </Ask>
      )}
    </div>
  )
}

function listOf({ participants }: People): ReactNode {
  return participants.length > 0 && <ParticipantList participants={participants} />
}

function peopleQuestion(verb: 'sessions.live' | 'sessions.joins', id: string, profileId: string | null) {
  return createQuestion<People>(() => askPlatform(profileId ?? '', 'participants', () => call(verb, { id })))
}
