import { ExternalLink } from 'lucide-react'
import type { HelpTopic } from '../../shared/help-topics.ts'
import { call } from '../bridge.ts'
import { Button } from '../components/Button.tsx'
import { notify } from '../stores/notice-store.ts'
import styles from './HelpSection.module.css'
import { SettingsSection } from './SettingsSection.tsx'

/** What each page tells, in words; a new topic without them is a type error. */
const words: Record<HelpTopic, string> = {
  'digital-samba-developer-key': 'Digital Samba: where the team id and the developer key are',
  'digital-samba-tokens': 'Digital Samba: what tokens are for',
  'digital-samba-properties': 'Digital Samba: what a token can say',
}

const topics = Object.keys(words) as HelpTopic[]

/** The platforms' own pages. They open in the browser, by name: this window goes nowhere. */
export function HelpSection() {
  async function open(topic: HelpTopic) {
    const result = await call('app.openHelp', { topic })
    if (!result.ok) notify('error', result.message)
  }
  return (
    <SettingsSection title="Help">
      <ul className={styles.topics}>
        {topics.map((topic) => (
          <li key={topic}>
            <Button
              variant="quiet"
              icon={<ExternalLink size={16} strokeWidth={1.75} aria-hidden="true" />}
              onPress={() => void open(topic)}
            >
              {words[topic]}
            </Button>
          </li>
        ))}
      </ul>
    </SettingsSection>
  )
}
