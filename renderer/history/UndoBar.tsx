import { Undo2, X } from 'lucide-react'
import { Button } from '../components/Button.tsx'
import { IconButton } from '../components/IconButton.tsx'
import { commandKey, Kbd } from '../components/Kbd.tsx'
import { dismissOffer, holdOffer, useRemoval } from './removal-store.ts'
import styles from './UndoBar.module.css'

interface UndoBarProps {
  readonly onUndo: () => void
  /** The bar goes while the focus is in it. */
  readonly onLeave: () => void
}

/** What was removed, what that means for its token, and the way back. It stays while the mouse or the focus is on it. */
export function UndoBar({ onUndo, onLeave }: UndoBarProps) {
  const { removal, isOffered } = useRemoval()
  return (
    // The region is always there, so that a screen reader hears what comes.
    <div role="status" className={styles.region}>
      {removal !== null && isOffered && (
        // biome-ignore lint/a11y/noStaticElementInteractions: it only holds the time for its buttons
        <div
          className={styles.bar}
          onMouseEnter={() => holdOffer(true)}
          onMouseLeave={(event) => holdOffer(event.currentTarget.matches(':focus-within'))}
          onFocus={() => holdOffer(true)}
          onBlur={(event) => holdOffer(event.currentTarget.matches(':hover'))}
        >
          <p className={styles.words}>{removal.message}</p>
          <Button
            size="small"
            icon={<Undo2 size={14} strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => {
              onUndo()
              onLeave()
            }}
          >
            Undo
            <Kbd keys={`${commandKey} Z`} />
          </Button>
          <IconButton
            label="Dismiss"
            size="small"
            onPress={() => {
              dismissOffer()
              onLeave()
            }}
          >
            <X size={14} strokeWidth={1.75} />
          </IconButton>
        </div>
      )}
    </div>
  )
}
