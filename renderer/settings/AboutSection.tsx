import { useStatus } from '../stores/status-store.ts'
import styles from './AboutSection.module.css'
import { Fact, SettingsSection } from './SettingsSection.tsx'

/** What runs here, and under which licence. */
export function AboutSection() {
  const status = useStatus()
  if (status === null) return null
  return (
    <SettingsSection title="About">
      <dl>
        <Fact label="Roompass">{status.version}</Fact>
        <Fact label="Runs on">
          {status.host}, Node {status.node.replace(/^v/, '')}
        </Fact>
        <Fact label="Licence">
          MIT
          <span className={styles.note}>free to use, copy and change; without warranty</span>
        </Fact>
      </dl>
    </SettingsSection>
  )
}
