import { Undo2, X } from 'lucide-react'
import type { OwnCase } from '../../../shared/lab/schemas.ts'
import { Button } from '../../components/Button.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { selectCase } from './cases-view.ts'
import { forgetRemoved, restoreOwnCase } from './own-cases.ts'
import styles from './RemovedCase.module.css'

const icon = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const

interface RemovedCaseProps {
  /** The case that was removed last, for as long as it can be brought back; null for none. */
  readonly removed: OwnCase | null
  /** The bar goes while the focus is in it. */
  readonly onLeave: () => void
}

/** What was removed of the own cases, and the way back. */
export function RemovedCase({ removed, onLeave }: RemovedCaseProps) {
  async function undo() {
    onLeave()
    const id = await restoreOwnCase()
    if (id !== null) selectCase(id)
  }

  return (
    // The region is always there, so that a screen reader hears what comes.
    <div role="status">
      {removed !== null && (
        <div className={styles.bar}>
          <p className={styles.words}>
            Removed “<bdi>{removed.title}</bdi>”. Sheets that were made with it stay as they are.
          </p>
          <Button size="small" icon={<Undo2 {...icon} />} onPress={() => void undo()}>
            Undo
          </Button>
          <IconButton
            label="Dismiss"
            size="small"
            onPress={() => {
              forgetRemoved()
              onLeave()
            }}
          >
            <X {...icon} />
          </IconButton>
        </div>
      )}
    </div>
  )
}
