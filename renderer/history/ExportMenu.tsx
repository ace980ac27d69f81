import { ChevronDown, Download } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { useAction } from '../stores/action-requests.ts'
import { notify } from '../stores/notice-store.ts'
import styles from './ExportMenu.module.css'
import { type ExportFormat, exportSessions } from './export-sessions.ts'
import { useFilter } from './use-filter.ts'

const formats: readonly { readonly format: ExportFormat; readonly label: string; readonly note: string }[] = [
  { format: 'csv', label: 'CSV', note: 'for a spreadsheet' },
  { format: 'json', label: 'JSON', note: 'for a program' },
]

/** Writes what the filters let through to a file. */
export function ExportMenu({ total }: { readonly total: number | null }) {
  const filter = useFilter()
  const [isOpen, setOpen] = useState(false)
  useAction('export', () => {
    if (total === 0) notify('info', 'There is no session to export.')
    else setOpen(true)
  })
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className={styles.button ?? ''} isDisabled={total === 0}>
        <Download size={14} strokeWidth={1.75} aria-hidden="true" />
        Export
        <ChevronDown size={14} strokeWidth={1.75} aria-hidden="true" />
      </Button>
      <Popover className={styles.popover ?? ''} placement="bottom end" offset={4}>
        <Menu className={styles.menu ?? ''} aria-label="Export as">
          {formats.map(({ format, label, note }) => (
            <MenuItem
              key={format}
              id={format}
              className={styles.item ?? ''}
              textValue={label}
              onAction={() => void exportSessions(filter, format)}
            >
              <span className={styles.format}>{label}</span>
              <span className={styles.note}>{note}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
