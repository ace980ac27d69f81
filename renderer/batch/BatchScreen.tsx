import { KeyRound } from 'lucide-react'
import { useEffect, useLayoutEffect } from 'react'
import type { BatchInput, BatchPlan } from '../../shared/batch/schemas.ts'
import type { Profile } from '../../shared/schemas.ts'
import { Button } from '../components/Button.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { followChecks, useBatchCheck } from '../stores/batch-check.ts'
import { useBatchInput } from '../stores/batch-input.ts'
import { followBatches } from '../stores/batch-list.ts'
import { fitPlan, useBatchPlan } from '../stores/batch-plan.ts'
import { useDraft } from '../stores/draft-store.ts'
import { useKnown } from '../stores/known-store.ts'
import { useProfile } from '../stores/profiles-store.ts'
import { showScreen } from '../stores/screen-store.ts'
import { Announcer } from './Announcer.tsx'
import { BatchList } from './BatchList.tsx'
import styles from './BatchScreen.module.css'
import { useBatchView } from './batch-view.ts'
import { CheckBar } from './CheckBar.tsx'
import { FirstRows } from './FirstRows.tsx'
import { FoundRows } from './FoundRows.tsx'
import { IssueBar } from './IssueBar.tsx'
import { NoSource } from './NoSource.tsx'
import { PlanPart } from './PlanPart.tsx'
import { roomOf } from './plan-room.ts'
import { SourcePart } from './SourcePart.tsx'
import { StoppedBanner } from './StoppedBanner.tsx'
import { useChecker } from './use-checker.ts'

/** Many tokens at once: rows, what becomes of their columns, a dry run, and then the batch itself. */
export function BatchScreen() {
  const profile = useProfile(useDraft()?.profileId ?? null)
  const { input } = useBatchInput()
  const { plan } = useBatchPlan()
  useEffect(followBatches, [])
  useEffect(followChecks, [])
  useLayoutEffect(() => {
    if (input !== null && profile !== null) void fitPlan(input, profile)
  }, [input, profile])
  // The plan of another profile is never shown for this one.
  const isFitting = input !== null && plan?.draft.profileId === profile?.id
  return (
    <div className={styles.screen}>
      <StoppedBanner />
      {profile === null ? (
        <NoProfile />
      ) : input === null || plan === null || !isFitting ? (
        <div className={styles.empty}>{input === null && <NoSource />}</div>
      ) : (
        <Workbench input={input} plan={plan} profile={profile} />
      )}
      <BatchList />
      <Announcer />
    </div>
  )
}

function NoProfile() {
  return (
    <EmptyState
      icon={<KeyRound size={20} strokeWidth={1.75} />}
      title="First, a profile"
      action={
        <Button variant="primary" onPress={() => showScreen('profiles')}>
          Add a profile
        </Button>
      }
    >
      A batch issues tokens for your account on a video platform: add the account and its key, then bring the
      table of guests here.
    </EmptyState>
  )
}

interface WorkbenchProps {
  readonly input: BatchInput
  readonly plan: BatchPlan
  readonly profile: Profile
}

/** At the left the rows and their columns, at the right what comes of them. */
function Workbench({ input, plan, profile }: WorkbenchProps) {
  const known = useKnown({ profileId: profile.id, room: roomOf(plan, profile), name: '', externalId: '' })
  const checker = useChecker(plan, input.columns, profile, known)
  return (
    <div className={styles.bench}>
      <div className={styles.plan}>
        <SourcePart input={input} />
        <PlanPart input={input} plan={plan} profile={profile} known={known} />
      </div>
      <div className={styles.result}>
        <CheckBar input={input} plan={plan} />
        <Rows input={input} checker={checker} />
        <IssueBar input={input} plan={plan} profile={profile} />
      </div>
    </div>
  )
}

interface RowsProps {
  readonly input: BatchInput
  readonly checker: ReturnType<typeof useChecker>
}

function Rows({ input, checker }: RowsProps) {
  const { checked, run } = useBatchCheck()
  const { shown } = useBatchView()
  if (checked?.inputId !== input.id || shown === 'first') return <FirstRows input={input} checker={checker} />
  return (
    <FoundRows
      checked={checked}
      run={run}
      columns={input.columns}
      level={shown === 'found' ? null : shown}
      checker={checker}
    />
  )
}
