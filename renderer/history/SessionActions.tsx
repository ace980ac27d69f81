import { Copy, ExternalLink, Mail, RotateCcw, Trash2 } from 'lucide-react'
import { platforms } from '../../shared/platforms/index.ts'
import type { Session } from '../../shared/schemas.ts'
import { Button } from '../components/Button.tsx'
import { copyFromSession, openSession } from '../issue/session-actions.ts'
import { localTimeZone } from '../stores/clock.ts'
import { draftStore, replaceDraft } from '../stores/draft-store.ts'
import { notify } from '../stores/notice-store.ts'
import { useProfiles } from '../stores/profiles-store.ts'
import { showScreen } from '../stores/screen-store.ts'
import { draftToIssueAgain } from './issue-again.ts'
import styles from './SessionActions.module.css'

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const

interface SessionActionsProps {
  readonly session: Session
  readonly onRemove: () => void
}

/** What can be done with a session. Copying and opening go through main, which knows it by its id. */
export function SessionActions({ session, onRemove }: SessionActionsProps) {
  const { id, link } = session
  const profiles = useProfiles().filter(({ platform }) => platform === session.platform)
  const own = profiles.find((profile) => profile.id === session.profileId)
  const other =
    profiles.find((profile) => profile.id === draftStore.getState().draft?.profileId) ?? profiles[0]
  const profile = own ?? other

  function issueAgain() {
    if (profile === undefined) return
    const context = { profile, now: Math.floor(Date.now() / 1000), timeZone: localTimeZone() }
    replaceDraft(draftToIssueAgain(platforms[session.platform], session, context))
    showScreen('issue')
    if (own === undefined)
      notify(
        'info',
        `${session.profileName} was removed: the form is for ${profile.name} now. Check it first.`,
      )
  }

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
        </>
      )}
      {link !== null && (
        <Button size="small" icon={<ExternalLink {...icon} />} onPress={() => void openSession(id)}>
          Open in browser
        </Button>
      )}
      <Button
        size="small"
        icon={<RotateCcw {...icon} />}
        onPress={issueAgain}
        {...(profile === undefined ? { blockedBy: 'There is no profile to issue for: make one first.' } : {})}
      >
        Issue again
      </Button>
      <Button size="small" variant="danger" icon={<Trash2 {...icon} />} onPress={onRemove}>
        Remove
      </Button>
    </div>
  )
}
