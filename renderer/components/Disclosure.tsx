/**
 * Disclosure: a line that opens what is behind it.
 *
 *   <Disclosure title="Decoded">...</Disclosure>
 */
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Disclosure.module.css'

export interface DisclosureProps {
  readonly title: ReactNode
  readonly children: ReactNode
  readonly isOpen?: boolean
  readonly onToggle?: (isOpen: boolean) => void
}

export function Disclosure({ title, children, isOpen, onToggle }: DisclosureProps) {
  return (
    <details
      className={styles.disclosure}
      open={isOpen}
      onToggle={(event) => onToggle?.(event.currentTarget.open)}
    >
      <summary className={styles.summary}>
        <ChevronRight className={styles.chevron} size={16} strokeWidth={1.75} aria-hidden="true" />
        {title}
      </summary>
      <div className={styles.content}>{children}</div>
    </details>
  )
}
