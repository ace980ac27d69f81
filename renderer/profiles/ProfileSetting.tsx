import type { ProfileField } from '../../shared/platforms/platform.ts'
import { FindingList } from '../components/FindingList.tsx'
import { Select } from '../components/Select.tsx'
import styles from './ProfileTextField.module.css'
import { ProfileTextField, type ProfileTextFieldProps } from './ProfileTextField.tsx'

type Shared = Pick<ProfileTextFieldProps, 'findings' | 'failure' | 'onBlur' | 'onEnter' | 'onChange'>

interface ProfileSettingProps extends Shared {
  readonly field: ProfileField
  readonly value: string
}

/** One setting of the platform: a text, or one of its choices. */
export function ProfileSetting({ field, value, ...shared }: ProfileSettingProps) {
  const { label, whereFound, placeholder, choices, required = false } = field
  if (choices === undefined)
    return (
      <ProfileTextField
        {...shared}
        label={label}
        required={required}
        value={value}
        placeholder={placeholder}
        help={whereFound}
      />
    )
  return (
    <div className={styles.field}>
      <Select
        label={label}
        options={choices}
        value={value === '' ? (choices[0]?.value ?? null) : value}
        onChange={shared.onChange}
        help={shared.failure ?? whereFound}
      />
      <FindingList findings={shared.findings} />
    </div>
  )
}
