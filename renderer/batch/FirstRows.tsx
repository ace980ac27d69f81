import { useCallback, useMemo, useRef, useState } from 'react'
import type { BatchInput } from '../../shared/batch/schemas.ts'
import { GuestTable } from './GuestTable.tsx'
import type { Checker } from './use-checker.ts'

interface FirstRowsProps {
  readonly input: Pick<BatchInput, 'firstRows'>
  readonly checker: Checker | null
}

/** The first rows, as they come out of the plan at this moment. */
export function FirstRows({ input, checker }: FirstRowsProps) {
  const list = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<number | null>(null)
  const rows = useMemo(() => input.firstRows.map((row) => ({ ...row, found: null })), [input.firstRows])
  const rowAt = useCallback((at: number) => rows[at], [rows])
  return (
    <GuestTable
      label="First rows"
      count={rows.length}
      rowAt={rowAt}
      checker={checker}
      listRef={list}
      place={place}
      onMove={setPlace}
      none="There are no rows."
    />
  )
}
