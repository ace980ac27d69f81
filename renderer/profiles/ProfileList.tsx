import { Plus } from 'lucide-react'
import { currentKeyOf } from '../../shared/current-key.ts'
import type { Profile, ProfileInput } from '../../shared/schemas.ts'
import { Button } from '../components/Button.tsx'
import { EnvironmentDot } from '../components/EnvironmentDot.tsx'
import { classNames } from '../view/class-names.ts'
import styles from './ProfileList.module.css'
import { newProfile, showProfile } from './profile-edits.ts'

interface ProfileListProps {
  readonly profiles: readonly Profile[]
  readonly edits: Readonly<Record<string, ProfileInput>>
  /** The one that is shown. */
  readonly place: string
}

/** Every profile, with what is not saved yet marked. */
export function ProfileList({ profiles, edits, place }: ProfileListProps) {
  const fresh = edits[newProfile]
  return (
    <nav className={styles.side} aria-label="Profiles">
      <ul className={styles.list}>
        {profiles.map((profile) => (
          <li key={profile.id}>
            <Entry
              name={profile.name}
              note={currentKeyOf(profile)?.label ?? 'no key yet'}
              environment={profile.environment}
              isShown={profile.id === place}
              isUnsaved={edits[profile.id] !== undefined}
              onPress={() => showProfile(profile.id)}
            />
          </li>
        ))}
        {(fresh !== undefined || place === newProfile) && (
          <li>
            <Entry
              name={fresh?.name.trim() || 'New profile'}
              note="not saved yet"
              environment={fresh?.environment ?? 'production'}
              isShown={place === newProfile}
              isUnsaved={false}
              onPress={() => showProfile(newProfile)}
            />
          </li>
        )}
      </ul>
      <Button
        variant="quiet"
        icon={<Plus size={16} strokeWidth={1.75} aria-hidden="true" />}
        onPress={() => showProfile(newProfile)}
      >
        New profile
      </Button>
    </nav>
  )
}

interface EntryProps {
  readonly name: string
  readonly note: string
  readonly environment: Profile['environment']
  readonly isShown: boolean
  readonly isUnsaved: boolean
  readonly onPress: () => void
}

function Entry({ name, note, environment, isShown, isUnsaved, onPress }: EntryProps) {
  return (
    <button
      type="button"
      className={classNames(styles.entry, isShown && styles.shown)}
      aria-current={isShown ? 'true' : undefined}
      title={name}
      onClick={onPress}
    >
      <EnvironmentDot environment={environment} />
      <span className={styles.words}>
        <span className={styles.name}>
          <bdi>{name}</bdi>
        </span>
        <span className={classNames(styles.note, isUnsaved && styles.unsaved)}>
          {isUnsaved ? 'unsaved changes' : note}
        </span>
      </span>
    </button>
  )
}
