import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import styles from './SheetMenu.module.css'

export interface SheetMenuItem {
  readonly id: string
  readonly label: string
  readonly note: string
}

interface SheetMenuProps {
  readonly children: ReactNode
  /** What the list holds, for those who don't see it. */
  readonly label: string
  readonly items: readonly SheetMenuItem[]
  readonly onChoose: (id: string) => void
  readonly onOpen?: () => void
}

/** A button that opens a list of things to do with a sheet. */
export function SheetMenu({ children, label, items, onChoose, onOpen }: SheetMenuProps) {
  return (
    <MenuTrigger onOpenChange={(isOpen) => isOpen && onOpen?.()}>
      <Button className={styles.button ?? ''}>
        {children}
        <ChevronDown size={14} strokeWidth={1.75} aria-hidden="true" />
      </Button>
      <Popover className={styles.popover ?? ''} placement="bottom end" offset={4}>
        <Menu
          className={styles.menu ?? ''}
          aria-label={label}
          onAction={(id) => onChoose(String(id))}
          renderEmptyState={() => <p className={styles.note}>Nothing yet</p>}
        >
          {items.map((item) => (
            <MenuItem key={item.id} id={item.id} className={styles.item ?? ''} textValue={item.label}>
              <bdi className={styles.name}>{item.label}</bdi>
              <span className={styles.note}>{item.note}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
