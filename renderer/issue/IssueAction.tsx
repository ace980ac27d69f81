import { Ticket } from 'lucide-react'
import { memo } from 'react'
import type { Platform } from '../../shared/platforms/platform.ts'
import type { Draft } from '../../shared/schemas.ts'
import { Banner } from '../components/Banner.tsx'
import { Button } from '../components/Button.tsx'
import { commandKey, Kbd } from '../components/Kbd.tsx'
import styles from '../components/PrimaryAction.module.css'
import { useAction } from '../stores/action-requests.ts'
import { useNow } from '../stores/clock.ts'
import { sameDraft } from '../stores/draft-moves.ts'
import { touch } from '../stores/draft-store.ts'
import { issueDraft, useIssued } from '../stores/issued-store.ts'
import { cancelAsking, useAsking } from '../stores/platform-store.ts'
import { showScreen } from '../stores/screen-store.ts'
import { askingText } from '../view/ask-words.ts'
import { useCommandEnter, useNewest } from '../view/use-command-enter.ts'
import type { Obstacle } from './blocking.ts'
import { focusField } from './focus-field.ts'

export interface IssueActionProps {
  readonly draft: Draft
  /** Of the draft's profile. */
  readonly platform: Platform
  /** What stands in the way, or null. */
  readonly obstacle: Obstacle | null
}

/** The button, Ctrl/Cmd+Enter, and why it can't be pressed or did not work. What is in the form stays in any case. */
export function IssueAction({ draft, platform, obstacle }: IssueActionProps) {
  const { lastDraft, isPending, failure } = useIssued()
  const isSame = lastDraft !== null && sameDraft(lastDraft, draft)

  const mend = () => {
    if (obstacle?.field == null) return
    touch(obstacle.field)
    focusField(null, obstacle.field)
  }
  const issue = () => {
    if (obstacle !== null) mend()
    else void issueDraft(draft, performance.now())
  }
  const press = useNewest(issue)
  useCommandEnter(press)
  useAction('issue-token', press)

  return (
    <div className={styles.action}>
      <IssueButton isSame={isSame} isPending={isPending} blockedBy={obstacle?.message} onPress={press} />
      {obstacle !== null && (
        <p className={styles.reason}>
          {obstacle.message}{' '}
          {obstacle.field === null && (
            <Button variant="link" onPress={() => showScreen('profiles')}>
              Open Profiles
            </Button>
          )}
        </p>
      )}
      {isPending && !platform.secret.signs && <AskedOf profileId={draft.profileId} />}
      {failure !== null && (
        <Banner tone={failure.code === 'cancelled' ? 'info' : 'error'} urgent>
          {failure.message}
        </Banner>
      )}
    </div>
  )
}

/** How far asking the platform for a token has come. */
function AskedOf({ profileId }: { readonly profileId: string }) {
  const asking = useAsking(profileId, 'issue')
  const now = useNow()
  if (asking === null) return null
  return (
    <p className={styles.reason} role="status">
      {askingText(asking.progress, now)}{' '}
      <Button variant="link" label="Cancel asking for a token" onPress={() => cancelAsking(profileId)}>
        Cancel
      </Button>
    </p>
  )
}

interface IssueButtonProps {
  readonly isSame: boolean
  readonly isPending: boolean
  readonly blockedBy: string | undefined
  readonly onPress: () => void
}

/** Not drawn again for each letter that is typed. */
const IssueButton = memo(function IssueButton({ isSame, isPending, blockedBy, onPress }: IssueButtonProps) {
  return (
    <Button
      variant="primary"
      className={styles.button ?? ''}
      icon={<Ticket size={16} strokeWidth={1.75} aria-hidden="true" />}
      isPending={isPending}
      blockedBy={blockedBy}
      onPress={onPress}
      onBlockedPress={onPress}
    >
      {isSame ? 'Issue another' : 'Issue token'}
      <Kbd keys={`${commandKey} Enter`} onAccent />
    </Button>
  )
})
