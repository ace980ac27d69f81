import { LockKeyhole } from 'lucide-react'
import { useState } from 'react'
import { Banner } from '../components/Banner.tsx'
import { Button } from '../components/Button.tsx'
import styles from './LockScreen.module.css'
import { unlock } from './start.ts'

/** All that a locked application shows. What the page held before is gone: unlocking starts anew. */
export function LockScreen() {
  const [isAsking, setAsking] = useState(false)
  const [failure, setFailure] = useState('')

  async function ask() {
    setAsking(true)
    setFailure('')
    const wrong = await unlock()
    setAsking(false)
    if (wrong !== null) setFailure(wrong)
  }

  return (
    <main className={styles.lock}>
      <span className={styles.mark} aria-hidden="true">
        R
      </span>
      <h1 className={styles.title}>Roompass is locked</h1>
      <p className={styles.words}>
        Its keys are dropped and its history is shut. Unlocking asks the keychain of this computer for them.
      </p>
      <Button
        variant="primary"
        icon={<LockKeyhole size={16} strokeWidth={1.75} aria-hidden="true" />}
        isPending={isAsking}
        autoFocus
        onPress={() => void ask()}
      >
        Unlock
      </Button>
      <div className={styles.said}>
        <p role="status" className={styles.words}>
          {isAsking && 'Asking the keychain… If a window asks for its password, type it there.'}
        </p>
        {failure !== '' && (
          <div className={styles.failure}>
            <Banner tone="error" urgent>
              {failure}
            </Banner>
          </div>
        )}
      </div>
    </main>
  )
}
