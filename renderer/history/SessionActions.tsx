import {
  Copy,
  ExternalLink,
  Mail,
  PhoneOff,
  RefreshCw,
  RotateCcw,
  ScanSearch,
  Square,
  Trash2,
} from 'lucide-react'
import { useState } from 'react'
import { platforms } from '../../shared/platforms/index.ts'
import { renewedDraft } from '../../shared/renewal.ts'
import type { Session } from '../../shared/schemas.ts'
import { Button } from '../components/Button.tsx'
import {
  copyFromSession,
  endLiveSession,
  openSession,
  renewSession,
  stopSession,
} from '../issue/session-actions.ts'
import { localTimeZone, useNow } from '../stores/clock.ts'
import { draftStore, replaceDraft } from '../stores/draft-store.ts'
import { notify } from '../stores/notice-store.ts'
import { useProfiles } from '../stores/profiles-store.ts'
import { showScreen } from '../stores/screen-store.ts'
import { inspectToken } from '../view/show-in-inspect.ts'
import { Waiting } from './Ask.tsx'
import { selectSession } from './history-view.ts'
import { canRenew, canStop } from './lifecycle.ts'
import styles from './SessionActions.module.css'

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const

interface SessionActionsProps {
  readonly session: Session
  readonly onRemove: () => void
}

/** What can be done with a session. Copying and opening go through main, which knows it by its id. */
export function SessionActions({ session, onRemove }: SessionActionsProps) {
  const { id, link, token } = session
  return (
    <div className={styles.actions}>
      {link !== null && (
        <>
          <Button size="small" icon={<Copy {...icon} />} onPress={() => void copyFromSession(id, 'link')}>
            Copy link
          </Button>
          <Button
            size="small"
            icon={<Mail {...icon} />}
            onPress={() => void copyFromSession(id, 'invitation')}
          >
            Copy invitation
          </Button>
          <Button size="small" icon={<ExternalLink {...icon} />} onPress={() => void openSession(id)}>
            Open in browser
          </Button>
        </>
      )}
      <IssueAgain session={session} />
      {token !== null && (
        <Button size="small" icon={<ScanSearch {...icon} />} onPress={() => void inspectToken(token)}>
          Inspect
        </Button>
      )}
      <Lifecycle key={id} session={session} />
      <Button size="small" variant="danger" icon={<Trash2 {...icon} />} onPress={onRemove}>
        Remove
      </Button>
    </div>
  )
}

/** Puts the same into the form, to be looked at and changed before it is issued. */
function IssueAgain({ session }: { readonly session: Session }) {
  const profiles = useProfiles().filter(({ platform }) => platform === session.platform)
  const own = profiles.find((profile) => profile.id === session.profileId)
  const other =
    profiles.find((profile) => profile.id === draftStore.getState().draft?.profileId) ?? profiles[0]
  const profile = own ?? other

  function issueAgain() {
    if (profile === undefined) return
    const context = { profile, now: Math.floor(Date.now() / 1000), timeZone: localTimeZone() }
    replaceDraft(renewedDraft(platforms[session.platform], session, context))
    showScreen('issue')
    if (own === undefined)
      notify(
        'info',
        `${session.profileName} was removed: the form is for ${profile.name} now. Check it first.`,
      )
  }

  return (
    <Button
      size="small"
      icon={<RotateCcw {...icon} />}
      onPress={issueAgain}
      {...(profile === undefined ? { blockedBy: 'There is no profile to issue for: make one first.' } : {})}
    >
      Issue again
    </Button>
  )
}

/** Renewing, stopping, and ending the meeting, each where it can be done. */
function Lifecycle({ session }: { readonly session: Session }) {
  const [pending, setPending] = useState<'renew' | 'end-live' | null>(null)
  const now = useNow()
  const hasProfile = useProfiles().some(({ id }) => id === session.profileId)

  async function renew() {
    setPending('renew')
    const renewed = await renewSession(session)
    setPending(null)
    if (renewed !== null) selectSession(renewed)
  }

  async function endLive() {
    setPending('end-live')
    await endLiveSession(session)
    setPending(null)
  }

  return (
    <>
      {canRenew(session) && (
        <Button
          size="small"
          icon={<RefreshCw {...icon} />}
          isPending={pending === 'renew'}
          onPress={() => void renew()}
          {...(hasProfile ? {} : { blockedBy: 'Its profile was removed: issue it again for another one.' })}
        >
          Renew
        </Button>
      )}
      {canStop(session, now) && (
        <Button size="small" icon={<Square {...icon} />} onPress={() => void stopSession(session)}>
          Stop…
        </Button>
      )}
      {hasProfile && session.room !== '' && platforms[session.platform].abilities.includes('end-live') && (
        <Button
          size="small"
          icon={<PhoneOff {...icon} />}
          isPending={pending === 'end-live'}
          onPress={() => void endLive()}
        >
          End live session…
        </Button>
      )}
      {pending !== null && session.profileId !== null && (
        <Waiting profileId={session.profileId} asked={pending === 'renew' ? 'issue' : 'end-live'} />
      )}
    </>
  )
}
