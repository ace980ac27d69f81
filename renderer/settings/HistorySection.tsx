import { useState } from 'react'
import type { Settings } from '../../shared/schemas.ts'
import { Banner } from '../components/Banner.tsx'
import { Button } from '../components/Button.tsx'
import { Segmented } from '../components/Segmented.tsx'
import { TextField } from '../components/TextField.tsx'
import { localTimeZone } from '../stores/clock.ts'
import { notify } from '../stores/notice-store.ts'
import { saveSettings, useSettings } from '../stores/settings-store.ts'
import styles from './HistorySection.module.css'
import { goneWords, previewWords } from './removal-preview.ts'
import { readRetentionDays, retentionPresetOf, retentionPresets } from './retention-days.ts'
import { SettingsSection } from './SettingsSection.tsx'
import { useRemovalPreview } from './use-removal-preview.ts'

const tokenChoices = [
  { value: 'never', label: 'Never' },
  { value: 'until-expiry', label: 'Until it expires' },
  { value: 'always', label: 'Always' },
] as const satisfies readonly { readonly value: Settings['keepTokens']; readonly label: string }[]

const tokenWords: Record<Settings['keepTokens'], string> = {
  never: 'The text of a token is never stored: there is no link to copy once Roompass was locked or closed.',
  'until-expiry': 'The text of a token is erased once nobody can enter with it.',
  always: 'The text of every token stays, also of those that have expired.',
}

/** How long sessions and the texts of their tokens are kept. What takes something away is shown before it is applied. */
export function HistorySection() {
  const settings = useSettings()
  if (settings === null)
    return (
      <SettingsSection title="History">
        <Banner tone="info">The settings can’t be read now; nothing is removed by itself.</Banner>
      </SettingsSection>
    )
  return <Choices settings={settings} />
}

function Choices({ settings }: { readonly settings: Settings }) {
  const [keepTokens, setKeepTokens] = useState<Settings['keepTokens'] | null>(null)
  const [days, setDays] = useState<string | null>(null)
  const [isOwn, setOwn] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const [failure, setFailure] = useState('')

  const typed = days ?? String(settings.retentionDays)
  const preset = retentionPresetOf(Number(typed))
  const isTyped = isOwn || preset === null
  const retentionDays = !isTyped ? Number(typed) : readRetentionDays(typed)
  const chosen = {
    ...settings,
    keepTokens: keepTokens ?? settings.keepTokens,
    retentionDays: retentionDays ?? settings.retentionDays,
  }
  const isChanged =
    chosen.keepTokens !== settings.keepTokens || chosen.retentionDays !== settings.retentionDays
  const { preview, failure: unknown } = useRemovalPreview(isChanged ? chosen : null)

  function asKept() {
    setKeepTokens(null)
    setDays(null)
    setOwn(false)
  }

  async function apply() {
    setSaving(true)
    setFailure('')
    const { keepTokens: tokens, retentionDays: kept } = chosen
    const wrong = await saveSettings({ keepTokens: tokens, retentionDays: kept })
    setSaving(false)
    if (wrong === null || wrong.code === 'cancelled') asKept()
    if (wrong === null) notify('ok', preview === null ? 'Kept from now on.' : goneWords(preview))
    else if (wrong.code !== 'cancelled') setFailure(wrong.message)
  }

  return (
    <SettingsSection title="History">
      <div className={styles.choice}>
        <h3 className={styles.what}>Keep the text of tokens</h3>
        <div className={styles.choices}>
          <Segmented
            label="Keep the text of tokens"
            options={tokenChoices}
            value={chosen.keepTokens}
            onChange={setKeepTokens}
          />
        </div>
        <p className={styles.note}>{tokenWords[chosen.keepTokens]} The claims of every token stay.</p>
      </div>
      <div className={styles.choice}>
        <h3 className={styles.what}>Remove sessions older than</h3>
        <div className={styles.choices}>
          <Segmented
            label="Remove sessions older than"
            options={[...retentionPresets, { value: 'other', label: 'Other' }]}
            value={isTyped ? 'other' : preset}
            onChange={(value) => {
              setOwn(value === 'other')
              if (value !== 'other') setDays(value)
              else if (typed === '0') setDays('180')
            }}
          />
        </div>
        {isTyped && (
          <div className={styles.own}>
            <TextField
              label="Days after which a session is removed"
              value={typed}
              onChange={setDays}
              maxLength={5}
              trailing="days"
              error={retentionDays === null ? 'Type whole days from 1 to 36500.' : undefined}
              autoFocus={isOwn}
            />
          </div>
        )}
        {retentionDays !== null && (
          <p className={styles.note}>
            {retentionDays === 0
              ? 'Every session stays until you remove it.'
              : `A session goes ${retentionDays} days after it was issued, with its note and its claims.`}
          </p>
        )}
      </div>
      {isChanged && (
        <div className={styles.apply}>
          <p role="status" className={styles.preview}>
            {unknown !== '' ? (
              unknown
            ) : preview === null ? (
              'Looking what would go…'
            ) : (
              <Words preview={preview} />
            )}
          </p>
          <Button
            variant="primary"
            isPending={isSaving}
            isDisabled={preview === null || retentionDays === null}
            onPress={() => void apply()}
          >
            Apply
          </Button>
          <Button variant="quiet" onPress={asKept}>
            Discard
          </Button>
        </div>
      )}
      {failure !== '' && (
        <Banner tone="error" urgent>
          {failure}
        </Banner>
      )}
    </SettingsSection>
  )
}

function Words({ preview }: { readonly preview: Parameters<typeof previewWords>[0] }) {
  return previewWords(preview, Math.floor(Date.now() / 1000), localTimeZone())
}
