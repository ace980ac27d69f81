import { useEffect, useState } from 'react'
import { batchCheckStore } from '../stores/batch-check.ts'
import { batchListStore } from '../stores/batch-list.ts'
import { checkMilestoneOf, milestoneOf } from './milestones.ts'

/** Tells a screen reader how batches and dry runs get on: when they begin, at each quarter, and at their end. */
export function Announcer() {
  const [said, setSaid] = useState('')
  useEffect(() => {
    const ofBatches = batchListStore.subscribe(({ batches }, before) => {
      // The first answer tells of what was there before.
      if (before.batches === null) return
      for (const batch of batches ?? []) {
        const old = before.batches.find(({ id }) => id === batch.id)
        const words = old === batch ? null : milestoneOf(old, batch)
        if (words !== null) setSaid(words)
      }
    })
    const ofCheck = batchCheckStore.subscribe(({ checked, run }, before) => {
      if (checked === null || checked.check === before.checked?.check) return
      const words = checkMilestoneOf(run === before.run ? before.checked?.check : undefined, checked.check)
      if (words !== null) setSaid(words)
    })
    return () => {
      ofBatches()
      ofCheck()
    }
  }, [])
  return (
    <span className="visually-hidden" role="status" aria-label="Progress">
      {said}
    </span>
  )
}
