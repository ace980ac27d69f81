import { X } from 'lucide-react'
import { IconButton } from '../components/IconButton.tsx'
import { dismissNotice, useNotice } from '../stores/notice-store.ts'
import { classNames } from '../view/class-names.ts'
import styles from './Toast.module.css'

/** What was just done, in the corner. The region is always there, so that a screen reader hears what comes. */
export function Toast() {
  const notice = useNotice()
  return (
    <output className={styles.region} aria-live="polite">
      {notice !== null && (
        <span className={classNames(styles.toast, styles[notice.tone])} key={notice.id}>
          {notice.message}
          <IconButton label="Dismiss" size="small" onPress={dismissNotice}>
            <X size={14} strokeWidth={1.75} />
          </IconButton>
        </span>
      )}
    </output>
  )
}
