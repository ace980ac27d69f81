/**
 * FormatMenu: a button that exports something as CSV or JSON.
 *
 *   <FormatMenu onChoose={(format) => exportSessions(filter, format)} />
 */
import { ChevronDown, Download } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import styles from './FormatMenu.module.css'

export type ExportFormat = 'csv' | 'json'

const formats: readonly { readonly format: ExportFormat; readonly label: string; readonly note: string }[] = [
  { format: 'csv', label: 'CSV', note: 'for a spreadsheet' },
  { format: 'json', label: 'JSON', note: 'for a program' },
]

export interface FormatMenuProps {
  readonly onChoose: (format: ExportFormat) => void
  readonly isDisabled?: boolean
  readonly isOpen?: boolean
  readonly onOpenChange?: (isOpen: boolean) => void
}

export function FormatMenu({ onChoose, isDisabled = false, isOpen, onOpenChange }: FormatMenuProps) {
  return (
    <MenuTrigger
      {...(isOpen === undefined ? {} : { isOpen })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      <Button className={styles.button ?? ''} isDisabled={isDisabled}>
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
              onAction={() => onChoose(format)}
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
