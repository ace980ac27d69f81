import { type ReactNode, useState } from 'react'
import { Disclosure } from '../components/Disclosure.tsx'
import styles from './MoreOfProfile.module.css'

interface MoreOfProfileProps {
  readonly isOpenAtFirst: boolean
  readonly children: ReactNode
}

/** What few profiles need, closed unless this one does. */
export function MoreOfProfile({ isOpenAtFirst, children }: MoreOfProfileProps) {
  const [isOpen, setOpen] = useState(isOpenAtFirst)
  return (
    <Disclosure title="More" isOpen={isOpen} onToggle={setOpen}>
      <div className={styles.more}>{children}</div>
    </Disclosure>
  )
}
