/**
 * Banner: something about the whole application or screen that a person should know, with what to do about it.
 *
 *   <Banner tone="warning" actions={<Button onPress={retry}>Retry</Button>}>The keychain is locked. ...</Banner>
 */
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../view/class-names.ts'
import styles from './Banner.module.css'

const icons = { error: CircleAlert, warning: TriangleAlert, info: Info, ok: CircleCheck }

export interface BannerProps {
  readonly tone: 'error' | 'warning' | 'info' | 'ok'
  readonly children: ReactNode
  readonly actions?: ReactNode
  /** Spoken at once where it answers something a person just did. */
  readonly urgent?: boolean
}

export function Banner({ tone, children, actions, urgent }: BannerProps) {
  const Icon = icons[tone]
  return (
    <div className={classNames(styles.banner, styles[tone])} role={urgent ? 'alert' : 'status'}>
      <Icon className={styles.icon} size={16} strokeWidth={1.75} aria-hidden="true" />
      <div className={styles.text}>{children}</div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
