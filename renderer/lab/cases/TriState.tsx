import styles from './TriState.module.css'

interface TriStateProps {
  readonly label: string
  readonly share: 'all' | 'some' | 'none'
  readonly onToggle: () => void
  /** Where the arrows of a list lead to it instead. */
  readonly skipsTab?: boolean
}

/** A check box for several things, of which some may be chosen. */
export function TriState({ label, share, onToggle, skipsTab = false }: TriStateProps) {
  return (
    <input
      type="checkbox"
      className={styles.box}
      aria-label={label}
      checked={share === 'all'}
      tabIndex={skipsTab ? -1 : 0}
      ref={(box) => {
        if (box !== null) box.indeterminate = share === 'some'
      }}
      onChange={onToggle}
    />
  )
}
