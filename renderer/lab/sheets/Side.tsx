import { X } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { IconButton } from '../../components/IconButton.tsx'
import { classNames } from '../../view/class-names.ts'
import styles from './Side.module.css'

interface SideProps {
  readonly label: string
  readonly children: ReactNode
  /** True where it covers what it stands beside. */
  readonly isOver: boolean
  /** Whether it can be closed where it covers nothing, too. */
  readonly isClosable?: boolean
  readonly onClose: () => void
  readonly sideRef?: Ref<HTMLElement>
}

/** What stands at the right of a list; Escape leads back to that. */
export function Side({ label, children, isOver, isClosable = false, onClose, sideRef }: SideProps) {
  return (
    <aside
      ref={sideRef}
      className={classNames(styles.side, isOver && styles.over)}
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        onClose()
      }}
    >
      {(isOver || isClosable) && (
        <div className={styles.close}>
          <IconButton label="Close" onPress={onClose}>
            <X size={16} strokeWidth={1.75} />
          </IconButton>
        </div>
      )}
      {children}
    </aside>
  )
}
