import { useState } from 'react'
import { FormatMenu } from '../components/FormatMenu.tsx'
import { useAction } from '../stores/action-requests.ts'
import { notify } from '../stores/notice-store.ts'
import { exportSessions } from './export-sessions.ts'
import { useFilter } from './use-filter.ts'

/** Writes what the filters let through to a file. */
export function ExportMenu({ total }: { readonly total: number | null }) {
  const filter = useFilter()
  const [isOpen, setOpen] = useState(false)
  useAction('export', () => {
    if (total === 0) notify('info', 'There is no session to export.')
    else setOpen(true)
  })
  return (
    <FormatMenu
      isDisabled={total === 0}
      isOpen={isOpen}
      onOpenChange={setOpen}
      onChoose={(format) => void exportSessions(filter, format)}
    />
  )
}
