import { FlaskConicalOff, KeyRound } from 'lucide-react'
import { useEffect } from 'react'
import { isLabOpen } from '../../../shared/lab/lab-open.ts'
import { labOf } from '../../../shared/platforms/labs.ts'
import type { Profile } from '../../../shared/schemas.ts'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { showProfile } from '../../profiles/profile-edits.ts'
import { useDraft } from '../../stores/draft-store.ts'
import { useProfile } from '../../stores/profiles-store.ts'
import { showScreen } from '../../stores/screen-store.ts'
import { RequestPart } from '../request/RequestPart.tsx'
import styles from './CraftPart.module.css'
import { CraftWorkbench } from './CraftWorkbench.tsx'
import { openCraft } from './craft-keeper.ts'
import { craftFor, useCraft } from './craft-store.ts'

/** Tokens put together by hand, for the profile that is chosen in the bar. */
export function CraftPart() {
  const form = useDraft()
  const profile = useProfile(form?.profileId ?? null)
  if (profile === null) return <NoProfile />
  if (!isLabOpen(profile)) return <Closed profile={profile} />
  return <Crafting profile={profile} />
}

function Crafting({ profile }: { readonly profile: Profile }) {
  const draft = useCraft()
  useEffect(() => void openCraft(profile).then(() => craftFor(profile)), [profile])
  if (draft === null || draft.profileId !== profile.id) return null
  if (labOf(profile.platform).surface === 'request') return <RequestPart profile={profile} />
  return <CraftWorkbench draft={draft} profile={profile} />
}

function NoProfile() {
  return (
    <div className={styles.state}>
      <EmptyState
        icon={<KeyRound size={20} strokeWidth={1.75} />}
        title="First, a profile"
        action={
          <Button variant="primary" onPress={() => showScreen('profiles')}>
            Add a profile
          </Button>
        }
      >
        Tokens are crafted for a profile: its rooms, its links and its keys. Take one of a test team.
      </EmptyState>
    </div>
  )
}

/** Nothing here looks as if it could be used: what is crafted for production works in production. */
function Closed({ profile }: { readonly profile: Profile }) {
  const open = () => {
    showProfile(profile.id)
    showScreen('profiles')
  }
  return (
    <div className={styles.state}>
      <EmptyState
        icon={<FlaskConicalOff size={20} strokeWidth={1.75} />}
        title={`The Lab is closed for ${profile.name}`}
        action={<Button onPress={open}>Open Profiles</Button>}
      >
        It is a profile of production, where a crafted token is as good as a real one. Choose another profile
        above, or allow the Lab for this one under Profiles, in More. Each signing asks then.
      </EmptyState>
    </div>
  )
}
