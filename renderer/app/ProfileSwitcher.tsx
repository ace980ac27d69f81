import { Check, ChevronDown, KeyRound } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Separator } from 'react-aria-components/Separator'
import { currentKeyOf } from '../../shared/current-key.ts'
import type { Profile } from '../../shared/schemas.ts'
import { EnvironmentDot } from '../components/EnvironmentDot.tsx'
import { MiddleText } from '../components/MiddleText.tsx'
import { localTimeZone, useNow } from '../stores/clock.ts'
import { chooseProfile } from '../stores/draft-store.ts'
import { useProfiles } from '../stores/profiles-store.ts'
import { showScreen } from '../stores/screen-store.ts'
import { dayText } from '../view/time-words.ts'
import styles from './ProfileSwitcher.module.css'

function keyText(profile: Profile, now: number): string {
  const key = currentKeyOf(profile)
  return key === null
    ? 'no key'
    : `${key.label || 'key'}, since ${dayText(key.createdAt, localTimeZone(), now)}`
}

/** For whom tokens are issued: the profile, its environment and the key that signs. */
export function ProfileSwitcher({ profile }: { readonly profile: Profile }) {
  const profiles = useProfiles()
  const now = useNow()
  const choose = (id: string) => {
    const chosen = profiles.find((one) => one.id === id)
    if (chosen && chosen.id !== profile.id) chooseProfile(profile, chosen)
  }
  return (
    <MenuTrigger>
      <Button className={styles.button ?? ''}>
        <span className="visually-hidden">Profile</span>
        <EnvironmentDot environment={profile.environment} />
        <span className={styles.name}>
          <MiddleText text={profile.name} tail={12} />
        </span>
        <span className={styles.key}>{keyText(profile, now)}</span>
        <ChevronDown size={16} strokeWidth={1.75} aria-hidden="true" />
      </Button>
      <Popover className={styles.popover ?? ''} placement="bottom end" offset={4}>
        <Menu
          className={styles.menu ?? ''}
          aria-label="Profile"
          onAction={(id) => id === manage && showScreen('profiles')}
        >
          <MenuSection
            aria-label="Profiles"
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[profile.id]}
            onSelectionChange={(keys) => {
              for (const id of keys) choose(String(id))
            }}
          >
            {profiles.map((one) => (
              <MenuItem className={styles.item ?? ''} key={one.id} id={one.id} textValue={one.name}>
                <EnvironmentDot environment={one.environment} />
                <span className={styles.words}>
                  <span className={styles.itemName}>
                    <MiddleText text={one.name} tail={12} />
                  </span>
                  <span className={styles.note}>
                    {one.environment} · {keyText(one, now)}
                  </span>
                </span>
                <Check className={styles.check} size={14} strokeWidth={2} aria-hidden="true" />
              </MenuItem>
            ))}
          </MenuSection>
          <Separator className={styles.separator ?? ''} />
          <MenuItem className={styles.item ?? ''} id={manage} textValue="Manage profiles">
            <KeyRound size={14} strokeWidth={1.75} aria-hidden="true" />
            Manage profiles and keys
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

const manage = 'manage-profiles'
