/**
 * EmptyState: what a screen or list shows when there is nothing yet: what it is for and what to do first.
 *
 *   <EmptyState icon={<KeyRound />} title="No profile yet" action={<Button ...>Add a profile</Button>}>...</EmptyState>
 */
import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

export interface EmptyStateProps {
  readonly icon: ReactNode
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
}

export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <h2 className={styles.title}>{title}</h2>
      {children !== undefined && <div className={styles.text}>{children}</div>}
      {action}
    </div>
  )
}
