import { Send } from 'lucide-react'
import { useEffect } from 'react'
import { currentKeyOf } from '../../../shared/current-key.ts'
import type { LabDraft } from '../../../shared/lab/schemas.ts'
import type { Profile } from '../../../shared/schemas.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { commandKey, Kbd } from '../../components/Kbd.tsx'
import styles from '../../components/PrimaryAction.module.css'
import { useAction } from '../../stores/action-requests.ts'
import { platformOf } from '../../stores/platform-of.ts'
import { useCommandEnter, useNewest } from '../../view/use-command-enter.ts'
import { ToProfile } from '../craft/SignAction.tsx'
import { forgetSendFailure, sendRequest, useSent } from './request-send.ts'

interface SendActionProps {
  readonly draft: LabDraft
  readonly profile: Profile
}

/** The button, Ctrl/Cmd+Enter, and why it did not work. Only a secret that is not there stands in its way. */
export function SendAction({ draft, profile }: SendActionProps) {
  const { isPending, failure } = useSent()
  const { label } = platformOf(profile).secret
  const blockedBy =
    currentKeyOf(profile) === null ? `${profile.name} has no ${label}: add one under Profiles.` : undefined

  // What went wrong was said of another request.
  useEffect(() => {
    if (draft !== null) forgetSendFailure()
  }, [draft])
  const press = useNewest(() => {
    if (blockedBy === undefined) void sendRequest(performance.now())
  })
  useCommandEnter(press)
  useAction('issue-token', press)
  const isOfProfile = failure?.code === 'lab-closed' || failure?.code === 'key-missing'
  return (
    <div className={styles.action}>
      <Button
        variant="primary"
        className={styles.button ?? ''}
        icon={<Send size={16} strokeWidth={1.75} aria-hidden="true" />}
        isPending={isPending}
        blockedBy={blockedBy}
        onPress={press}
      >
        Send
        <Kbd keys={`${commandKey} Enter`} onAccent />
      </Button>
      {blockedBy !== undefined && (
        <p className={styles.reason}>
          {blockedBy} <ToProfile profile={profile} />
        </p>
      )}
      {failure !== null && (
        <Banner tone="error" urgent {...(isOfProfile ? { actions: <ToProfile profile={profile} /> } : {})}>
          {failure.message}
        </Banner>
      )}
    </div>
  )
}
