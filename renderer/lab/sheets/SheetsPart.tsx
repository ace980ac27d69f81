import { useEffect } from 'react'
import { followRuns } from '../../stores/sheet-run.ts'
import { useOpenSheet } from '../lab-part.ts'
import { SheetList } from './SheetList.tsx'
import { SheetScreen } from './SheetScreen.tsx'

/** The sets of edge cases that were made: all of them, or one with what was seen of each case. */
export function SheetsPart() {
  const id = useOpenSheet()
  useEffect(followRuns, [])
  return id === null ? <SheetList /> : <SheetScreen key={id} id={id} />
}
