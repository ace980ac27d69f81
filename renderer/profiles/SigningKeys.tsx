import { KeyRound, Plus, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import type { Profile, SigningKey } from '../../shared/schemas.ts'
import { call } from '../bridge.ts'
import { Banner } from '../components/Banner.tsx'
import { Button } from '../components/Button.tsx'
import { notify } from '../stores/notice-store.ts'
import { platformOf } from '../stores/platform-of.ts'
import { loadProfiles } from '../stores/profiles-store.ts'
import { KeyIntakeDialog } from './KeyIntakeDialog.tsx'
import { KeyLine } from './KeyLine.tsx'
import { inOrderOfUse, keyWords, lowerFirst } from './key-words.ts'
import styles from './SigningKeys.module.css'

interface SigningKeysProps {
  readonly profile: Profile
  /** True for a profile that was made just now: its key is asked for at once. */
  readonly beginsWithIntake: boolean
}

type Intake = 'keys.add' | 'keys.rotate'

/** The keys of a profile: which one is used, which ones were before, and how a new one comes in. */
export function SigningKeys({ profile, beginsWithIntake }: SigningKeysProps) {
  const { secret } = platformOf(profile)
  const words = keyWords(secret)
  const [intake, setIntake] = useState<Intake | null>(
    beginsWithIntake && profile.keys.length === 0 ? 'keys.add' : null,
  )
  const [failure, setFailure] = useState('')
  const hasCurrent = profile.keys.some((key) => key.status === 'current')

  async function use(key: SigningKey) {
    const result = await call('keys.use', { id: key.id })
    await settle(
      result.ok ? `${key.label} ${words.works} from now on.` : null,
      result.ok ? '' : result.message,
    )
  }

  async function remove(key: SigningKey) {
    const result = await call('keys.remove', { id: key.id })
    if (!result.ok && result.code === 'cancelled') return
    await settle(result.ok ? `${key.label} was removed.` : null, result.ok ? '' : result.message)
  }

  async function settle(done: string | null, wrong: string) {
    setFailure(wrong)
    await loadProfiles()
    if (done !== null) notify('ok', done)
  }

  return (
    <section className={styles.keys} aria-label={words.title}>
      <header className={styles.head}>
        <h2 className={styles.title}>{words.title}</h2>
        {profile.keys.length > 0 && (
          <>
            {hasCurrent && (
              <Button
                size="small"
                icon={<RefreshCw size={14} strokeWidth={1.75} aria-hidden="true" />}
                onPress={() => setIntake('keys.rotate')}
              >
                Rotate {words.short}…
              </Button>
            )}
            <Button
              size="small"
              icon={<Plus size={14} strokeWidth={1.75} aria-hidden="true" />}
              onPress={() => setIntake('keys.add')}
            >
              Add {words.short}…
            </Button>
          </>
        )}
      </header>
      {failure !== '' && (
        <Banner tone="error" urgent>
          {failure}
        </Banner>
      )}
      {profile.keys.length === 0 ? (
        <div className={styles.none}>
          <KeyRound size={16} strokeWidth={1.75} aria-hidden="true" />
          <span className={styles.noneText}>
            <strong>
              No {words.short} yet: nothing can be {words.without}.
            </strong>{' '}
            Where to find it: {lowerFirst(secret.whereFound)}
          </span>
          <Button variant="primary" onPress={() => setIntake('keys.add')}>
            Add the {lowerFirst(secret.label)}…
          </Button>
        </div>
      ) : (
        <ul className={styles.list}>
          {inOrderOfUse(profile.keys).map((key) => (
            <KeyLine
              key={key.id}
              signingKey={key}
              words={words}
              onUse={() => void use(key)}
              onRemove={() => void remove(key)}
            />
          ))}
        </ul>
      )}
      {profile.keys.length > 0 && !hasCurrent && (
        <Banner tone="warning">
          No {words.short} is current, so nothing can be {words.without}: make one current or add one.
        </Banner>
      )}
      {intake !== null && <KeyIntakeDialog profile={profile} verb={intake} onClose={() => setIntake(null)} />}
    </section>
  )
}
