import { useState } from 'react'
import { PeopleSection } from '../people/PeopleSection.tsx'
import { useDraft } from '../stores/draft-store.ts'
import { platformOf } from '../stores/platform-of.ts'
import { useProfiles } from '../stores/profiles-store.ts'
import { AccountCheck } from './AccountCheck.tsx'
import { KeyComesNext } from './KeyComesNext.tsx'
import { ProfileForm } from './ProfileForm.tsx'
import { ProfileList } from './ProfileList.tsx'
import styles from './ProfilesScreen.module.css'
import {
  blankProfile,
  inputOf,
  isChanged,
  placeToShow,
  showProfile,
  useProfileEdits,
} from './profile-edits.ts'
import { SigningKeys } from './SigningKeys.tsx'

/** The accounts to issue for: their settings and their signing keys. */
export function ProfilesScreen() {
  const profiles = useProfiles()
  const { edits, chosen } = useProfileEdits()
  const draft = useDraft()
  /** The profile that was saved for the first time just now: its key comes next. */
  const [justCreated, setJustCreated] = useState<string | null>(null)
  const place = placeToShow({ edits, chosen }, profiles, draft?.profileId ?? null)
  const saved = profiles.find((profile) => profile.id === place) ?? null
  const edit = edits[place] ?? (saved === null ? blankProfile('digital-samba') : inputOf(saved))

  return (
    <div className={styles.screen}>
      {profiles.length > 0 && <ProfileList profiles={profiles} edits={edits} place={place} />}
      <div className={styles.content}>
        <ProfileForm
          key={place}
          place={place}
          saved={saved}
          edit={edit}
          isFirst={profiles.length === 0}
          onCreated={(id) => {
            setJustCreated(id)
            showProfile(id)
          }}
        />
        {saved === null ? (
          <KeyComesNext platform={platformOf(edit)} />
        ) : (
          <>
            <SigningKeys key={`keys of ${place}`} profile={saved} beginsWithIntake={justCreated === place} />
            <AccountCheck key={`check of ${place}`} profile={saved} isUnsaved={isChanged(saved, edit)} />
            <PeopleSection key={`people of ${place}`} profile={saved} />
          </>
        )}
      </div>
    </div>
  )
}
