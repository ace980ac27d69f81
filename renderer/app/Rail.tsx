import { History, KeyRound, type LucideIcon, Settings, Ticket } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { commandKey } from '../components/Kbd.tsx'
import { Tooltip } from '../components/Tooltip.tsx'
import { type Screen, showScreen, useScreen } from '../stores/screen-store.ts'
import { useNarrow } from '../view/use-narrow.ts'
import styles from './Rail.module.css'
import { preloadScreen } from './screen-views.ts'

interface RailEntry {
  readonly screen: Screen
  readonly label: string
  readonly icon: LucideIcon
  readonly keys: string
}

const work: readonly RailEntry[] = [
  { screen: 'issue', label: 'Issue', icon: Ticket, keys: '1' },
  { screen: 'history', label: 'History', icon: History, keys: '2' },
  { screen: 'profiles', label: 'Profiles', icon: KeyRound, keys: '3' },
]
const rest: readonly RailEntry[] = [{ screen: 'settings', label: 'Settings', icon: Settings, keys: ',' }]

/** The screens there are, at the left; icons only where the window is narrow. */
export function Rail() {
  return (
    <nav className={styles.rail} aria-label="Screens">
      <div className={styles.brand}>
        <span className={styles.mark} aria-hidden="true">
          R
        </span>
        <span className={styles.word}>Roompass</span>
      </div>
      {work.map((entry) => (
        <Entry key={entry.screen} entry={entry} />
      ))}
      <span className={styles.gap} />
      {rest.map((entry) => (
        <Entry key={entry.screen} entry={entry} />
      ))}
    </nav>
  )
}

function Entry({ entry }: { readonly entry: RailEntry }) {
  const isCurrent = useScreen() === entry.screen
  const isNarrow = useNarrow()
  const Icon = entry.icon
  const keys = `${commandKey} ${entry.keys}`
  return (
    <Tooltip
      text={isNarrow ? `${entry.label}, ${keys}` : keys}
      placement="right"
      delay={isNarrow ? 200 : 900}
    >
      <Button
        className={styles.entry ?? ''}
        aria-label={entry.label}
        {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
        onPress={() => showScreen(entry.screen)}
        onHoverStart={() => preloadScreen(entry.screen)}
      >
        <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
        <span className={styles.label}>{entry.label}</span>
      </Button>
    </Tooltip>
  )
}
