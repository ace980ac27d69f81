import { AboutSection } from './AboutSection.tsx'
import { ClipboardSection } from './ClipboardSection.tsx'
import { HelpSection } from './HelpSection.tsx'
import { HistorySection } from './HistorySection.tsx'
import { KeyboardSection } from './KeyboardSection.tsx'
import { LockSection } from './LockSection.tsx'
import styles from './SettingsScreen.module.css'
import { StorageSection } from './StorageSection.tsx'

/** What can be set, where things are kept, and what runs here. */
export function SettingsScreen() {
  return (
    <div className={styles.screen}>
      <ClipboardSection />
      <HistorySection />
      <LockSection />
      <StorageSection />
      <KeyboardSection />
      <HelpSection />
      <AboutSection />
    </div>
  )
}
