import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Failure } from '../../shared/errors.ts'
import { hasField, type ProfileField } from '../../shared/platforms/platform.ts'
import type { PlatformId, Profile, ProfileInput } from '../../shared/schemas.ts'
import { call } from '../bridge.ts'
import { Banner } from '../components/Banner.tsx'
import { Button } from '../components/Button.tsx'
import { FindingList } from '../components/FindingList.tsx'
import { notify } from '../stores/notice-store.ts'
import { platformOf } from '../stores/platform-of.ts'
import { loadProfiles } from '../stores/profiles-store.ts'
import { EnvironmentChoice } from './EnvironmentChoice.tsx'
import { keyWords } from './key-words.ts'
import { MoreOfProfile } from './MoreOfProfile.tsx'
import { hasMore, secondsTyped } from './more-of-profile.ts'
import { PlatformChoice } from './PlatformChoice.tsx'
import { PlatformNotice } from './PlatformNotice.tsx'
import { ProfileDefaults } from './ProfileDefaults.tsx'
import styles from './ProfileForm.module.css'
import { ProfileSetting } from './ProfileSetting.tsx'
import { ProfileSwitch } from './ProfileSwitch.tsx'
import { ProfileTextField } from './ProfileTextField.tsx'
import { dropEdit, isChanged, keepEdit, onPlatform, showProfile, tidied } from './profile-edits.ts'
import { fieldNames, findingsToShow } from './profile-findings.ts'

const anonymousHelp =
  'Names and external ids that leave this computer are made up, the same for one person for good; pictures and initials are withheld, and who is who stays in the encrypted history.'
const labHelp =
  'The Lab makes tokens that are wrong on purpose. For an account of production it stays closed unless this is on, and then asks each time.'

interface ProfileFormProps {
  readonly place: string
  /** Null while the profile was never saved. */
  readonly saved: Profile | null
  readonly edit: ProfileInput
  readonly isFirst: boolean
  readonly onCreated: (id: string) => void
}

/** What a profile says of its account. What is typed stays, unsaved, also while another profile is shown. */
export function ProfileForm({ place, saved, edit, isFirst, onCreated }: ProfileFormProps) {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isSaving, setSaving] = useState(false)
  const platform = platformOf(edit)
  const isUnsaved = saved === null || isChanged(saved, edit)

  const all = platform.findingsForProfile(edit)
  const shown = findingsToShow(all, saved === null ? touched : 'all')
  const host = platform.linkHost(edit.settings)

  function change(part: Partial<ProfileInput>) {
    setFailure(null)
    keepEdit(place, { ...edit, ...part }, saved)
  }
  const leave = (name: string) => setTouched((before) => new Set([...before, name]))
  const fieldProps = (name: string) => ({
    findings: shown.filter((finding) => finding.field === name),
    failure: failure?.field === name ? failure.message : undefined,
    onBlur: () => leave(name),
    onEnter: () => void save(),
  })

  const drawSetting = (field: ProfileField) => (
    <ProfileSetting
      key={field.name}
      field={field}
      value={edit.settings[field.name] ?? ''}
      onChange={(value) => change({ settings: { ...edit.settings, [field.name]: value } })}
      {...fieldProps(field.name)}
    />
  )
  const advanced = platform.profileFields.filter((field) => field.advanced === true)
  const startsEarly = hasField(platform, 'nbf')
  const { short } = keyWords(platform.secret)

  async function save() {
    setTouched(new Set(fieldNames(platform)))
    if (isSaving || !isUnsaved || all.some((finding) => finding.level === 'error')) return
    setSaving(true)
    const result = await call('profiles.save', tidied(edit))
    if (result.ok) await loadProfiles()
    setSaving(false)
    if (!result.ok) return setFailure(result)
    dropEdit(place)
    notify('ok', `${result.value.profile.name} was saved.`)
    if (saved === null) onCreated(result.value.profile.id)
  }

  function choosePlatform(chosen: PlatformId) {
    // The name was left for this choice, and not because it was done.
    setTouched(new Set())
    setFailure(null)
    keepEdit(place, onPlatform(edit, chosen), null)
  }

  async function remove() {
    if (saved === null) return
    const result = await call('profiles.remove', { id: saved.id })
    if (!result.ok) {
      if (result.code !== 'cancelled') setFailure(result)
      return
    }
    dropEdit(place)
    await loadProfiles()
    notify('ok', `${saved.name} was removed; its sessions stay in the history.`)
  }

  return (
    <section className={styles.form} aria-label={saved?.name ?? 'New profile'}>
      <header className={styles.head}>
        <div className={styles.heading}>
          <h2 className={styles.title}>{edit.name.trim() || 'New profile'}</h2>
          <span className={styles.platform}>{platform.name}</span>
        </div>
        {saved !== null && (
          <Button
            variant="quiet"
            icon={<Trash2 size={16} strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => void remove()}
          >
            Remove profile…
          </Button>
        )}
      </header>
      {isFirst && (
        <p className={styles.intro}>
          Two steps to the first token: name the {platform.name} account here, then give it its {short}.
        </p>
      )}
      {failure !== null && !fieldNames(platform).includes(failure.field ?? '') && (
        <Banner tone="error" urgent>
          {failure.message}
        </Banner>
      )}
      {saved === null && <PlatformChoice value={edit.platform} onChange={choosePlatform} />}
      <PlatformNotice notice={platform.notice} />
      <div className={styles.pair}>
        <ProfileTextField
          label="Name"
          required
          value={edit.name}
          onChange={(name) => change({ name })}
          placeholder="Acme production"
          help="How you tell this account from the others."
          autoFocus={saved === null}
          {...fieldProps('name')}
        />
        <EnvironmentChoice value={edit.environment} onChange={(environment) => change({ environment })} />
      </div>
      {platform.profileFields.filter((field) => field.advanced !== true).map(drawSetting)}
      {host !== null && (
        <p className={styles.gives}>
          Links of this profile begin with <code>https://{host}/</code>
        </p>
      )}
      <ProfileDefaults platform={platform} edit={edit} change={change} fieldProps={fieldProps} />
      <ProfileSwitch
        name="anonymous"
        label="Anonymous identities"
        help={anonymousHelp}
        value={edit.anonymous}
        onChange={(anonymous) => change({ anonymous })}
      />
      {edit.environment === 'production' && (
        <ProfileSwitch
          name="labAllowed"
          label="Allow the Lab"
          help={labHelp}
          value={edit.labAllowed}
          onChange={(labAllowed) => change({ labAllowed })}
        />
      )}
      {(startsEarly || advanced.length > 0) && (
        <MoreOfProfile key={platform.id} isOpenAtFirst={hasMore(platform, edit)}>
          {startsEarly && (
            <ProfileTextField
              label="Start early"
              value={edit.startEarly === 0 ? '' : String(edit.startEarly)}
              onChange={(typed) => change({ startEarly: secondsTyped(typed) })}
              placeholder="0"
              help="Seconds by which new tokens start early, where the platform’s clock is behind this computer’s."
              trailing="s"
              inputMode="numeric"
              {...fieldProps('startEarly')}
            />
          )}
          {advanced.map(drawSetting)}
        </MoreOfProfile>
      )}
      <FindingList
        findings={shown.filter(({ field }) => field === null || !fieldNames(platform).includes(field))}
      />
      <footer className={styles.foot}>
        <Button
          variant="primary"
          isPending={isSaving}
          onPress={() => void save()}
          {...(isUnsaved ? {} : { blockedBy: 'Nothing was changed since it was saved.' })}
        >
          {saved === null ? `Save and add the ${short}` : 'Save'}
        </Button>
        {saved !== null && isUnsaved && <Button onPress={() => dropEdit(place)}>Undo changes</Button>}
        {saved === null && !isFirst && (
          <Button
            variant="quiet"
            onPress={() => {
              dropEdit(place)
              showProfile(null)
            }}
          >
            Discard
          </Button>
        )}
        {saved !== null && <span className={styles.state}>{isUnsaved ? 'Unsaved changes' : 'Saved'}</span>}
      </footer>
    </section>
  )
}
