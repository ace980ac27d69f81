import { Badge } from '../components/Badge.tsx'
import { Button } from '../components/Button.tsx'
import { MiddleText } from '../components/MiddleText.tsx'
import { useStatus } from '../stores/status-store.ts'
import { countOf } from '../view/count-of.ts'
import { Fact, SettingsSection } from './SettingsSection.tsx'
import styles from './StorageSection.module.css'
import { historyWords, keychainWords } from './storage-words.ts'
import { useKeychainRetry } from './use-keychain-retry.ts'

/** Where keys and sessions are kept, and how that is going. What to do about it stands in the banners. */
export function StorageSection() {
  const status = useStatus()
  const { isAsking, ask } = useKeychainRetry()
  if (status === null) return null
  const { keychain, history, dataDir } = status
  const inKeychain = keychainWords(keychain.state)
  const inHistory = historyWords(history.state)
  return (
    <SettingsSection title="Where things are kept">
      <dl>
        <Fact label="Keychain">
          <Badge tone={inKeychain.tone}>{inKeychain.label}</Badge>
          {keychain.state !== 'ok' && keychain.state !== 'starting' && (
            <Button size="small" isPending={isAsking} onPress={() => void ask()}>
              Retry
            </Button>
          )}
          <p className={styles.note}>
            {keychain.message ||
              'Signing keys and the key of the history are in the keychain of this computer, under Roompass.'}
            {keychain.keysInMemory > 0 &&
              ` ${countOf(keychain.keysInMemory, 'signing key')} of this run in memory only.`}
          </p>
        </Fact>
        <Fact label="History">
          <Badge tone={inHistory.tone}>{inHistory.label}</Badge>
          <p className={styles.note}>
            {history.message || 'Profiles, settings, the form and every session are in one encrypted file.'}
            {history.sessionsInMemory > 0 &&
              ` ${countOf(history.sessionsInMemory, 'session')} of this run in memory only.`}
            {history.setAside !== null && ` Set aside earlier: ${history.setAside}.`}
          </p>
        </Fact>
        <Fact label="Data folder">
          <MiddleText text={dataDir} tail={24} expandable label="Data folder" mono />
        </Fact>
      </dl>
    </SettingsSection>
  )
}
