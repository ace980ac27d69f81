/**
 * Badge: a word or two with a tone, such as the state of a session.
 *
 *   <Badge tone="ok">1 h 58 min left</Badge>
 */
import type { ReactNode } from 'react'
import { classNames } from '../view/class-names.ts'
import styles from './Badge.module.css'

export type Tone = 'ok' | 'warning' | 'error' | 'accent' | 'neutral'

export interface BadgeProps {
  readonly tone: Tone
  readonly children: ReactNode
  readonly title?: string
}

export function Badge({ tone, children, title }: BadgeProps) {
  return (
    <span className={classNames(styles.badge, styles[tone])} title={title}>
      {children}
    </span>
  )
}
