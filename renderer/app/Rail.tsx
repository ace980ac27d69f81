import {
  FlaskConical,
  History,
  KeyRound,
  Layers,
  LockKeyhole,
  type LucideIcon,
  ScanSearch,
  Settings,
  Ticket,
} from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { type ActionName, actions } from '../../shared/actions.ts'
import { commandKey } from '../components/Kbd.tsx'
import { Tooltip } from '../components/Tooltip.tsx'
import { type Screen, showScreen, useScreen } from '../stores/screen-store.ts'
import { useNarrow } from '../view/use-narrow.ts'
import { keysText } from './accelerator.ts'
import { lockNow } from './lock.ts'
import styles from './Rail.module.css'
import { preloadScreen } from './screen-views.ts'

interface RailEntry {
  readonly screen: Screen
  readonly label: string
  readonly icon: LucideIcon
}

const work: readonly RailEntry[] = [
  { screen: 'issue', label: 'Issue', icon: Ticket },
  { screen: 'history', label: 'History', icon: History },
  { screen: 'profiles', label: 'Profiles', icon: KeyRound },
  { screen: 'inspect', label: 'Inspect', icon: ScanSearch },
  { screen: 'lab', label: 'Lab', icon: FlaskConical },
  { screen: 'batch', label: 'Batch', icon: Layers },
]
const rest: readonly RailEntry[] = [{ screen: 'settings', label: 'Settings', icon: Settings }]

function keysOf(name: ActionName): string {
  return keysText(actions.find((action) => action.name === name)?.keys ?? '', commandKey)
}

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
      <RailButton label="Lock" keys={keysOf('lock')} icon={LockKeyhole} onPress={() => void lockNow()} />
    </nav>
  )
}

function Entry({ entry: { screen, label, icon } }: { readonly entry: RailEntry }) {
  return (
    <RailButton
      label={label}
      keys={keysOf(`show-${screen}`)}
      icon={icon}
      isCurrent={useScreen() === screen}
      onPress={() => showScreen(screen)}
      onHover={() => preloadScreen(screen)}
    />
  )
}

interface RailButtonProps {
  readonly label: string
  readonly keys: string
  readonly icon: LucideIcon
  readonly isCurrent?: boolean
  readonly onPress: () => void
  readonly onHover?: () => void
}

function RailButton({ label, keys, icon: Icon, isCurrent, onPress, onHover }: RailButtonProps) {
  const isNarrow = useNarrow()
  return (
    <Tooltip text={isNarrow ? `${label}, ${keys}` : keys} placement="right" delay={isNarrow ? 200 : 900}>
      <Button
        className={styles.entry ?? ''}
        aria-label={label}
        {...(isCurrent === true ? { 'aria-current': 'page' as const } : {})}
        onPress={onPress}
        {...(onHover === undefined ? {} : { onHoverStart: onHover })}
      >
        <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
        <span className={styles.label}>{label}</span>
      </Button>
    </Tooltip>
  )
}
