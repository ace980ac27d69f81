import { useState } from 'react'
import { Banner } from '../components/Banner.tsx'
import { Segmented } from '../components/Segmented.tsx'
import { TextField } from '../components/TextField.tsx'
import { notify } from '../stores/notice-store.ts'
import { saveSettings, useSettings } from '../stores/settings-store.ts'
import styles from './ClipboardSection.module.css'
import { clearPresets, presetOf, readClearSeconds } from './clear-seconds.ts'
import { SettingsSection } from './SettingsSection.tsx'

/** How long a copied token, link or invitation stays on the clipboard. */
export function ClipboardSection() {
  const settings = useSettings()
  const [ownTime, setOwnTime] = useState<string | null>(null)
  const [failure, setFailure] = useState('')
  if (settings === null)
    return (
      <SettingsSection title="Clipboard">
        <Banner tone="info">The settings can’t be read now; copied links are cleared after 60 s.</Banner>
      </SettingsSection>
    )

  const seconds = settings.clipboardClearSeconds
  const preset = presetOf(seconds)
  const isOwn = ownTime !== null || preset === null
  const typed = ownTime ?? String(seconds)
  const read = readClearSeconds(typed)

  async function keep(clipboardClearSeconds: number) {
    setFailure('')
    const wrong = await saveSettings({ clipboardClearSeconds })
    if (wrong !== null) return setFailure(wrong.message)
    notify(
      'ok',
      clipboardClearSeconds === 0
        ? 'What is copied stays on the clipboard.'
        : `What is copied is cleared after ${clipboardClearSeconds} s.`,
    )
  }

  function keepOwn() {
    if (read !== null && read !== seconds) void keep(read)
  }

  return (
    <SettingsSection title="Clipboard">
      <div className={styles.choices}>
        <Segmented
          label="Clear the clipboard after"
          options={[...clearPresets, { value: 'custom', label: 'Custom' }]}
          value={isOwn ? 'custom' : preset}
          onChange={(chosen) => {
            if (chosen === 'custom') return setOwnTime(String(seconds || 60))
            setOwnTime(null)
            if (Number(chosen) !== seconds) void keep(Number(chosen))
          }}
        />
      </div>
      {isOwn && (
        <div className={styles.own}>
          <TextField
            label="Seconds until the clipboard is cleared"
            value={typed}
            onChange={setOwnTime}
            onBlur={keepOwn}
            onEnter={keepOwn}
            maxLength={4}
            trailing="s"
            error={read === null ? 'Type whole seconds from 1 to 3600.' : undefined}
            autoFocus={ownTime !== null}
          />
        </div>
      )}
      {failure !== '' && (
        <Banner tone="error" urgent>
          {failure}
        </Banner>
      )}
      <p className={styles.note}>
        A copied token, link or invitation is taken off the clipboard after this time and when Roompass ends,
        if it is still there. {seconds === 0 && 'Off keeps it while Roompass runs.'}
      </p>
    </SettingsSection>
  )
}
