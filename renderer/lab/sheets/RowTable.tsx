// biome-ignore-all lint/a11y/useSemanticElements: a table lays out its rows itself, and here they are placed by hand
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { Sheet, SheetRow } from '../../../shared/lab/schemas.ts'
import { labOf } from '../../../shared/platforms/labs.ts'
import { on } from '../../bridge.ts'
import { placeForKey } from '../../history/list-keys.ts'
import { copyFromRow, openRow } from '../../stores/sheet-actions.ts'
import { createPace } from '../../stores/sheet-pace.ts'
import { placeOfRow, type SheetPages } from '../../stores/sheet-pages.ts'
import { groupLabel } from '../cases/case-groups.ts'
import { RowHints } from './RowHints.tsx'
import { RowLine } from './RowLine.tsx'
import styles from './RowTable.module.css'
import { recordRow } from './record-row.ts'
import { resultLabels } from './result-words.ts'
import { type RowCommand, rowCommandOf } from './row-keys.ts'
import { selectRow } from './sheet-view.ts'
import { steadyRange } from './steady-range.ts'

/** CSS pixels; the same as in the style sheet. */
const rowHeight = 34
/** Milliseconds between two looks at a sheet that a run changes all the time. */
const pause = 150

interface RowTableProps {
  readonly sheet: Pick<Sheet, 'id' | 'platform'>
  readonly pages: SheetPages
  readonly listRef: RefObject<HTMLDivElement | null>
  /** The number of the chosen row. */
  readonly selected: number | null
  /** By mouse. */
  readonly onPress: (number: number) => void
  /** By Enter: the person goes on to the detail. */
  readonly onOpen: (number: number) => void
}

const columns = ['Number', 'Case', 'Group', 'Expected', 'Seen', 'Result', 'Note'] as const

/** The cases of a sheet. Only those in sight are drawn, and only their pages are fetched. */
export function RowTable({ sheet, pages, listRef, selected, onPress, onOpen }: RowTableProps) {
  const { id, platform } = sheet
  const groupName = useCallback((group: string) => groupLabel(labOf(platform), group), [platform])
  const { rows, total, failure, result } = useStore(pages.store)
  const count = total ?? 0
  const drawn = useRef(0)
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => listRef.current,
    estimateSize: () => rowHeight,
    overscan: 5,
    scrollPaddingStart: rowHeight,
    paddingStart: rowHeight,
    rangeExtractor: (range) => {
      const places = steadyRange(range, drawn.current)
      drawn.current = places.length
      return places
    },
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  const place = selected === null ? undefined : placeOfRow(rows, selected)

  useEffect(() => void pages.want(first, last), [pages, first, last])

  const seen = useRef({ first, last })
  useEffect(() => {
    seen.current = { first, last }
  })
  useEffect(() => {
    const pace = createPace(() => pages.refresh(seen.current.first, seen.current.last), pause)
    const stop = on('sheets.changed', pace.ask)
    return () => {
      stop()
      pace.stop()
    }
  }, [pages])
  useEffect(() => {
    // Another result begins at its first row.
    if (result !== undefined && listRef.current) listRef.current.scrollTop = 0
  }, [result, listRef])

  const aim = useRef<number | null>(null)
  async function goTo(next: number) {
    aim.current = next
    virtual.scrollToIndex(next)
    // At once where the row is there: the next key is for it, however soon it comes.
    const known = pages.store.getState().rows.get(next)
    if (known !== undefined) return selectRow(known.number)
    await pages.want(next, next)
    const row = pages.store.getState().rows.get(next)
    if (row !== undefined && aim.current === next) selectRow(row.number)
  }

  function act(command: RowCommand, row: SheetRow, at: number) {
    const ofRow = { id, number: row.number }
    switch (command.do) {
      case 'record':
        void recordRow(pages, id, row, command.observed)
        if (at + 1 < count) void goTo(at + 1)
        return
      case 'take-back':
        return void recordRow(pages, id, row, null)
      case 'copy-link':
        return void copyFromRow(ofRow, 'link')
      case 'open':
        return void openRow(ofRow)
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    const row = place === undefined ? undefined : rows.get(place)
    const command = rowCommandOf(event)
    if (command !== null && row !== undefined && place !== undefined) {
      event.preventDefault()
      // A key that is held would record one row after the other.
      if (!event.repeat) act(command, row, place)
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' && selected !== null) {
      event.preventDefault()
      return onOpen(selected)
    }
    const next = placeForKey(event.key, place ?? null, {
      total: count,
      firstSeen: first,
      rowsSeen: Math.floor((listRef.current?.clientHeight ?? 0) / rowHeight),
    })
    if (next === null) return
    event.preventDefault()
    void goTo(next)
  }

  return (
    <div className={styles.rows}>
      <div
        ref={listRef}
        className={styles.list}
        role="grid"
        aria-label="Cases of the sheet"
        aria-rowcount={count + 1}
        aria-activedescendant={
          place !== undefined && place >= first && place <= last ? `case-${selected}` : undefined
        }
        tabIndex={0}
        onFocus={() => selected !== null && selectRow(selected)}
        onKeyDown={onKeyDown}
      >
        <div className={styles.head} role="row" aria-rowindex={1}>
          {columns.map((name) => (
            <span key={name} role="columnheader" className={styles[name.toLowerCase()]}>
              {name === 'Number' ? <abbr title="Number">#</abbr> : name}
            </span>
          ))}
        </div>
        {total === 0 || failure !== null ? (
          // A grid may hold nothing but rows.
          <div role="row">
            <div role="gridcell" className={styles.none}>
              {failure?.message ?? (result === null ? 'No cases.' : noneWords[result])}
            </div>
          </div>
        ) : (
          <div role="presentation" style={{ height: virtual.getTotalSize() - rowHeight }}>
            {items.map((item) => (
              <RowLine
                // A line that goes out of sight at one end comes in at the other: its parts need not be made anew.
                key={item.index % items.length}
                row={rows.get(item.index)}
                place={item.index}
                top={item.start}
                isSelected={place === item.index}
                onPress={onPress}
                groupName={groupName}
              />
            ))}
          </div>
        )}
      </div>
      <RowHints />
    </div>
  )
}

const noneWords = {
  pass: `Nothing has the result “${resultLabels.pass}” yet.`,
  fail: 'Nothing fails.',
  unknown: 'Nothing was seen of a case whose outcome is not documented.',
  open: 'Something was seen of every case.',
} as const
