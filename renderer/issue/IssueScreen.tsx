import { KeyRound, LockKeyhole } from 'lucide-react'
import type { Draft, Profile } from '../../shared/schemas.ts'
import { Button } from '../components/Button.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { useDraft, useTouched } from '../stores/draft-store.ts'
import { useProfile } from '../stores/profiles-store.ts'
import { showScreen } from '../stores/screen-store.ts'
import { useStatus } from '../stores/status-store.ts'
import { isHistoryShut } from '../view/is-history-shut.ts'
import { findingsShown, obstacleFor } from './blocking.ts'
import { IssueAction } from './IssueAction.tsx'
import { IssuedList } from './IssuedList.tsx'
import { IssueForm } from './IssueForm.tsx'
import styles from './IssueScreen.module.css'
import { PreviewPanel } from './PreviewPanel.tsx'
import { usePreview } from './use-preview.ts'

/** The main job: the form at the left, what comes of it at the right. */
export function IssueScreen() {
  const draft = useDraft()
  const profile = useProfile(draft?.profileId ?? null)
  if (draft === null || profile === null) return <FirstRun />
  return <IssueWorkbench draft={draft} profile={profile} />
}

function FirstRun() {
  const state = useStatus()?.history.state
  if (state !== undefined && isHistoryShut(state)) return <ProfilesShut />
  return (
    <div className={styles.first}>
      <EmptyState
        icon={<KeyRound size={20} strokeWidth={1.75} />}
        title="First, a profile"
        action={
          <Button variant="primary" autoFocus onPress={() => showScreen('profiles')}>
            Add a profile
          </Button>
        }
      >
        A profile is your account on a video platform: its name there, and the key or secret that goes with
        it. The secret goes into this computer’s keychain and stays there. Then you issue guest tokens here.
      </EmptyState>
    </div>
  )
}

function ProfilesShut() {
  return (
    <div className={styles.first}>
      <EmptyState
        icon={<LockKeyhole size={20} strokeWidth={1.75} />}
        title="Your profiles are locked with the history"
        action={<Button onPress={() => showScreen('profiles')}>Add a profile for this run</Button>}
      >
        They are kept untouched; the line above says what to do. Until then you can issue with a profile that
        lives in memory.
      </EmptyState>
    </div>
  )
}

function IssueWorkbench({ draft, profile }: { readonly draft: Draft; readonly profile: Profile }) {
  const preview = usePreview(draft, profile)
  const shown = findingsShown(preview.findings, draft, useTouched())
  return (
    <div className={styles.issue}>
      <IssueForm draft={draft} profile={profile} preview={preview} findings={shown} />
      <section className={styles.result} aria-label="Result">
        <PreviewPanel draft={draft} preview={preview} findings={shown} />
        <IssueAction
          draft={draft}
          platform={preview.platform}
          obstacle={obstacleFor(preview.findings, profile)}
        />
        <IssuedList />
      </section>
    </div>
  )
}
