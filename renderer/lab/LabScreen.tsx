import { lazy, Suspense } from 'react'
import { Segmented } from '../components/Segmented.tsx'
import { CaseDialog } from './cases/CaseDialog.tsx'
import styles from './LabScreen.module.css'
import { type LabPart, labParts, showLabPart, useLabPart } from './lab-part.ts'

const views = {
  craft: lazy(async () => ({ default: (await import('./craft/CraftPart.tsx')).CraftPart })),
  cases: lazy(async () => ({ default: (await import('./cases/CasesPart.tsx')).CasesPart })),
  sheets: lazy(async () => ({ default: (await import('./sheets/SheetsPart.tsx')).SheetsPart })),
} satisfies Record<LabPart, unknown>

/** Tokens made by hand, edge cases, and what was seen of them. */
export function LabScreen() {
  const part = useLabPart()
  const View = views[part]
  return (
    <div className={styles.lab}>
      <div className={styles.parts}>
        <Segmented label="Part of the Lab" options={labParts} value={part} onChange={showLabPart} />
      </div>
      <Suspense fallback={null}>
        <View />
      </Suspense>
      <CaseDialog />
    </div>
  )
}
