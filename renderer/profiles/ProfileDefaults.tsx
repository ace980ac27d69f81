import { hasField, type Platform } from '../../shared/platforms/platform.ts'
import type { ProfileInput } from '../../shared/schemas.ts'
import { minutesTyped } from './more-of-profile.ts'
import styles from './ProfileForm.module.css'
import { ProfileTextField, type ProfileTextFieldProps } from './ProfileTextField.tsx'
import { ValidityGiven } from './ValidityGiven.tsx'

export type FieldProps = (
  name: string,
) => Pick<ProfileTextFieldProps, 'findings' | 'failure' | 'onBlur' | 'onEnter'>

interface ProfileDefaultsProps {
  readonly platform: Platform
  readonly edit: ProfileInput
  readonly change: (part: Partial<ProfileInput>) => void
  readonly fieldProps: FieldProps
}

/** What a new draft of the profile begins with, as far as its platform has a field for it, and when to remind. */
export function ProfileDefaults({ platform, edit, change, fieldProps }: ProfileDefaultsProps) {
  return (
    <div className={styles.pair}>
      {hasField(platform, 'role') && (
        <ProfileTextField
          label="Default role"
          value={edit.defaultRole}
          onChange={(defaultRole) => change({ defaultRole })}
          placeholder="the room’s default"
          help="The name or id of one of your rooms’ roles, as the dashboard shows it."
          {...fieldProps('defaultRole')}
        />
      )}
      {hasField(platform, 'exp') && (
        <ProfileTextField
          label="Default validity"
          value={edit.defaultValidity}
          onChange={(defaultValidity) => change({ defaultValidity })}
          placeholder={platform.endFrom === 'answer' ? 'the platform decides' : 'without end'}
          help={<ValidityGiven edit={edit} />}
          {...fieldProps('defaultValidity')}
        />
      )}
      <ProfileTextField
        label="Remind me"
        value={edit.remindMinutes === 0 ? '' : String(edit.remindMinutes)}
        onChange={(typed) => change({ remindMinutes: minutesTyped(typed) })}
        placeholder="never"
        help="Minutes before the current session ends, as a desktop notification; 0 or empty for never."
        trailing="min before"
        inputMode="numeric"
        {...fieldProps('remindMinutes')}
      />
    </div>
  )
}
