import { ExternalLink } from 'lucide-react'
import { helpPages } from '../../shared/help-topics.ts'
import { call } from '../bridge.ts'
import { Button } from '../components/Button.tsx'
import { notify } from '../stores/notice-store.ts'
import styles from './HelpSection.module.css'
import { SettingsSection } from './SettingsSection.tsx'

/** The platforms' own pages. They open in the browser, by name: this window goes nowhere. */
export function HelpSection() {
  async function open(topic: string) {
    const result = await call('app.openHelp', { topic })
    if (!result.ok) notify('error', result.message)
  }
  return (
    <SettingsSection title="Help">
      <ul className={styles.topics}>
        {helpPages.map(({ topic, label }) => (
          <li key={topic}>
            <Button
              variant="quiet"
              icon={<ExternalLink size={16} strokeWidth={1.75} aria-hidden="true" />}
              onPress={() => void open(topic)}
            >
              {label}
            </Button>
          </li>
        ))}
      </ul>
    </SettingsSection>
  )
}
