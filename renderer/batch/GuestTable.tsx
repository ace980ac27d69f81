// biome-ignore-all lint/a11y/useSemanticElements: a table lays out its rows itself, and here they are placed by hand
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect } from 'react'
import { placeForKey } from '../history/list-keys.ts'
import { GuestLine } from './GuestLine.tsx'
import styles from './GuestTable.module.css'
import type { ListedRow } from './guest-row.ts'
import type { Checker } from './use-checker.ts'

/** CSS pixels; the same as in the style sheet. */
const lineHeight = 58

interface GuestTableProps {
  readonly label: string
  readonly count: number
  /** Undefined while its page is on the way. */
  readonly rowAt: (place: number) => ListedRow | undefined
  readonly checker: Checker | null
  readonly listRef: RefObject<HTMLDivElement | null>
  /** The place that the keys act on. */
  readonly place: number | null
  readonly onMove: (place: number) => void
  /** By Enter: the person goes on to what the row holds. */
  readonly onOpen?: (place: number) => void
  readonly onSeen?: (first: number, last: number) => void
  /** In place of the rows where there are none. */
  readonly none?: ReactNode
}

const columns = [
  { name: 'Line', className: styles.number },
  { name: 'Guest' },
  { name: 'Room' },
  { name: 'Role', className: styles.role },
  { name: 'Valid' },
] as const

/** Rows and what they come to. Only those in sight are drawn and worked out. */
export function GuestTable(props: GuestTableProps) {
  const { label, count, rowAt, checker, listRef, place, onMove, onOpen, onSeen } = props
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => listRef.current,
    estimateSize: () => lineHeight,
    overscan: 5,
    scrollPaddingStart: 34,
    paddingStart: 34,
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => onSeen?.(first, last), [onSeen, first, last])

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' && place !== null && onOpen !== undefined) {
      event.preventDefault()
      return onOpen(place)
    }
    const rowsSeen = Math.floor((listRef.current?.clientHeight ?? 0) / lineHeight)
    const next = placeForKey(event.key, place, { total: count, firstSeen: first, rowsSeen })
    if (next === null) return
    event.preventDefault()
    virtual.scrollToIndex(next)
    onMove(next)
  }

  const isPlaceSeen = place !== null && place >= first && place <= last
  return (
    <div
      ref={listRef}
      className={styles.list}
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-activedescendant={isPlaceSeen ? `batch-row-${place}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className={styles.head} role="row" aria-rowindex={1}>
        {columns.map((column) => (
          <span
            key={column.name}
            role="columnheader"
            className={'className' in column ? column.className : undefined}
          >
            {column.name}
          </span>
        ))}
      </div>
      {count === 0 ? (
        // A grid may hold nothing but rows.
        <div role="row">
          <div role="gridcell" className={styles.none}>
            {props.none}
          </div>
        </div>
      ) : (
        <div role="presentation" style={{ height: virtual.getTotalSize() - 34 }}>
          {items.map((item) => (
            <GuestLine
              key={item.key}
              row={rowAt(item.index)}
              checker={checker}
              place={item.index}
              top={item.start}
              isSelected={place === item.index}
              onPress={onMove}
            />
          ))}
        </div>
      )}
    </div>
  )
}
