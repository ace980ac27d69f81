import { useEffect, useRef } from 'react'
import { Segmented } from '../components/Segmented.tsx'
import { historyParts, showHistoryPart, takeFocus, useHistoryView } from './history-view.ts'

/** The list of the sessions, or their statistics. It stands in the toolbar of both. */
export function HistoryParts() {
  const { part } = useHistoryView()
  const parts = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The one that was pressed went with its toolbar; the focus goes on in this one.
    if (takeFocus('switch')) parts.current?.querySelector<HTMLInputElement>('input:checked')?.focus()
  }, [])
  return (
    <div ref={parts}>
      <Segmented
        label="View of the history"
        size="small"
        options={historyParts}
        value={part}
        onChange={showHistoryPart}
      />
    </div>
  )
}
