import { LockKeyhole } from 'lucide-react'
import { useState } from 'react'
import { lockNow } from '../app/lock.ts'
import { Banner } from '../components/Banner.tsx'
import { Button } from '../components/Button.tsx'
import { Segmented } from '../components/Segmented.tsx'
import { notify } from '../stores/notice-store.ts'
import { saveSettings, useSettings } from '../stores/settings-store.ts'
import styles from './LockSection.module.css'
import { lockPresetOf, lockPresets, lockWords } from './lock-minutes.ts'
import { SettingsSection } from './SettingsSection.tsx'

/** When the application locks by itself, and at once. */
export function LockSection() {
  const settings = useSettings()
  const [failure, setFailure] = useState('')

  async function keep(lockAfterMinutes: number) {
    if (lockAfterMinutes === settings?.lockAfterMinutes) return
    setFailure('')
    const wrong = await saveSettings({ lockAfterMinutes })
    if (wrong === null) notify('ok', lockWords(lockAfterMinutes))
    else if (wrong.code !== 'cancelled') setFailure(wrong.message)
  }

  return (
    <SettingsSection title="Lock">
      {settings === null ? (
        <Banner tone="info">The settings can’t be read now.</Banner>
      ) : (
        <div className={styles.choices}>
          <Segmented
            label="Lock after"
            options={lockPresets}
            value={lockPresetOf(settings.lockAfterMinutes)}
            onChange={(chosen) => void keep(Number(chosen))}
          />
          <Button
            icon={<LockKeyhole size={16} strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => void lockNow()}
          >
            Lock now
          </Button>
        </div>
      )}
      {failure !== '' && (
        <Banner tone="error" urgent>
          {failure}
        </Banner>
      )}
      <p className={styles.note}>
        {settings !== null && `${lockWords(settings.lockAfterMinutes)} `}
        Roompass also locks when the computer goes to sleep and, on macOS and Windows, with the screen.
        Locking drops the keys, shuts the history and clears the clipboard; unlocking asks the keychain again.
        While keys or sessions are in memory only, it does not lock by itself: they would be lost.
      </p>
    </SettingsSection>
  )
}
