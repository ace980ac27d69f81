import { PenLine } from 'lucide-react'
import { type RefObject, useEffect } from 'react'
import { currentKeyOf } from '../../../shared/current-key.ts'
import type { Failure } from '../../../shared/errors.ts'
import type { LabDraft } from '../../../shared/lab/schemas.ts'
import type { Profile } from '../../../shared/schemas.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { commandKey, Kbd } from '../../components/Kbd.tsx'
import styles from '../../components/PrimaryAction.module.css'
import type { SecretFieldHandle } from '../../components/SecretField.tsx'
import { showProfile } from '../../profiles/profile-edits.ts'
import { useAction } from '../../stores/action-requests.ts'
import { showScreen } from '../../stores/screen-store.ts'
import { useCommandEnter, useNewest } from '../../view/use-command-enter.ts'
import { forgetFailure, signCraft, useSigning } from './craft-sign.ts'
import { useKeyFrom } from './craft-store.ts'

interface SignActionProps {
  readonly draft: LabDraft
  readonly profile: Profile
  readonly typedKey: RefObject<SecretFieldHandle | null>
}

/** The button, Ctrl/Cmd+Enter, and why it did not work. Only a key that is not there stands in its way. */
export function SignAction({ draft, profile, typedKey }: SignActionProps) {
  const { isPending, failure } = useSigning()
  const { keyFrom } = useKeyFrom()
  const isUnsigned = draft.craft.algorithm === 'none'
  const needsKey = !isUnsigned && keyFrom === 'profile' && draft.keyId === null
  const blockedBy =
    needsKey && currentKeyOf(profile) === null
      ? `${profile.name} has no signing key: add one under Profiles, or type one here.`
      : undefined

  // What went wrong was said of another draft.
  useEffect(() => {
    if (draft !== null) forgetFailure()
  }, [draft])
  const press = useNewest(() => {
    if (blockedBy === undefined) void signCraft(() => typedKey.current?.take() ?? '', performance.now())
  })
  useCommandEnter(press)
  useAction('issue-token', press)
  return (
    <div className={styles.action}>
      <Button
        variant="primary"
        className={styles.button ?? ''}
        icon={<PenLine size={16} strokeWidth={1.75} aria-hidden="true" />}
        isPending={isPending}
        blockedBy={blockedBy}
        onPress={press}
      >
        {isUnsigned ? 'Make the token' : 'Sign'}
        <Kbd keys={`${commandKey} Enter`} onAccent />
      </Button>
      {blockedBy !== undefined && <Blocked words={blockedBy} profile={profile} />}
      {failure !== null && failure.field !== 'secret' && <Failed failure={failure} profile={profile} />}
    </div>
  )
}

function Blocked({ words, profile }: { readonly words: string; readonly profile: Profile }) {
  return (
    <p className={styles.reason}>
      {words} <ToProfile profile={profile} />
    </p>
  )
}

function Failed({ failure, profile }: { readonly failure: Failure; readonly profile: Profile }) {
  const isOfProfile = failure.code === 'lab-closed' || failure.code === 'key-missing'
  return (
    <Banner tone="error" urgent {...(isOfProfile ? { actions: <ToProfile profile={profile} /> } : {})}>
      {failure.message}
    </Banner>
  )
}

export function ToProfile({ profile }: { readonly profile: Profile }) {
  const go = () => {
    showProfile(profile.id)
    showScreen('profiles')
  }
  return (
    <Button variant="link" onPress={go}>
      Open Profiles
    </Button>
  )
}
