import type { Profile } from '../../shared/schemas.ts'
import { type Screen, useScreen, useSubtitleShown } from '../stores/screen-store.ts'
import styles from './Bar.module.css'
import { CurrentSession } from './CurrentSession.tsx'
import { ProfileSwitcher } from './ProfileSwitcher.tsx'

const titles: Record<Screen, string> = {
  issue: 'Issue',
  history: 'History',
  profiles: 'Profiles',
  inspect: 'Inspect',
  lab: 'Lab',
  batch: 'Batch',
  settings: 'Settings',
}

/** The screen's title, and at the right the session that is current and for whom it is issued. */
export function Bar({ profile }: { readonly profile: Profile | null }) {
  const title = titles[useScreen()]
  return (
    <header className={styles.bar}>
      <h1 className={styles.title}>{title}</h1>
      <span className={styles.subtitle}>{useSubtitleShown()}</span>
      {profile !== null && <CurrentSession profileId={profile.id} />}
      {profile !== null && <ProfileSwitcher profile={profile} />}
    </header>
  )
}
