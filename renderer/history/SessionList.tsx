// biome-ignore-all lint/a11y/useSemanticElements: a table lays out its rows itself, and here they are placed by hand
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { SessionRow } from '../../shared/schemas.ts'
import { on } from '../bridge.ts'
import { localTimeZone } from '../stores/clock.ts'
import type { HistoryFilters } from './filters.ts'
import { listCommandOf, placeForKey } from './list-keys.ts'
import { NoSessions } from './NoSessions.tsx'
import { SessionLine } from './SessionLine.tsx'
import styles from './SessionList.module.css'
import { StateWatch } from './StateWatch.tsx'
import { placeOf, type SessionPages } from './session-pages.ts'

/** CSS pixels; the same as `--row`. */
const rowHeight = 39

interface SessionListProps {
  readonly pages: SessionPages
  readonly filters: HistoryFilters
  readonly listRef: RefObject<HTMLDivElement | null>
  readonly selectedId: string | null
  /** The place that is to be in sight; each new object brings it there. */
  readonly reveal: { readonly place: number } | null
  /** How many sessions there are of the state that is asked for, where that is known better than by the rows. */
  readonly counted: number | null
  /** By keyboard: the row is chosen, the focus stays in the list. */
  readonly onSelect: (id: string) => void
  /** By Enter: the person goes on to the detail. */
  readonly onOpen: (id: string) => void
  /** By Escape: away from the detail. */
  readonly onLeave: () => void
  readonly onRemove: (row: SessionRow) => void
  readonly onUndo: () => void
  /** By `n`: the person goes on to the note. */
  readonly onNote: () => void
  /** By mouse. */
  readonly onPress: (id: string) => void
}

/** The rows that fit the query. Only those in sight are drawn, and only their pages are fetched. */
export function SessionList({
  pages,
  filters,
  listRef,
  selectedId,
  reveal,
  counted,
  onSelect,
  onOpen,
  onLeave,
  onRemove,
  onUndo,
  onNote,
  onPress,
}: SessionListProps) {
  const { rows, total, failure, query } = useStore(pages.store)
  const count = total ?? 0
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => listRef.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollPaddingStart: rowHeight,
    paddingStart: rowHeight,
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  const timeZone = localTimeZone()
  const selectedPlace = selectedId === null ? undefined : placeOf(rows, selectedId)

  useEffect(() => void pages.want(first, last), [pages, first, last])

  const seen = useRef({ first, last })
  useEffect(() => {
    seen.current = { first, last }
  })
  const reload = useCallback(async () => {
    const moved = await pages.reload(seen.current.first, seen.current.last)
    const list = listRef.current
    // At the top a person wants to see what is new; elsewhere what they read should stay where it is.
    if (list !== null && list.scrollTop > 0) list.scrollTop += moved * rowHeight
  }, [pages, listRef])
  useEffect(() => on('sessions.changed', () => void reload()), [reload])

  useEffect(() => {
    // A new search begins at its newest session.
    if (query && listRef.current) listRef.current.scrollTop = 0
  }, [query, listRef])

  useEffect(() => {
    // What came into the state by the passing of time is in no row yet.
    const { total: shown } = pages.store.getState()
    if (counted !== null && shown !== null && counted !== shown) void reload()
  }, [counted, pages, reload])

  useEffect(() => {
    if (reveal !== null) virtual.scrollToIndex(reveal.place)
  }, [reveal, virtual])

  const aim = useRef<number | null>(null)
  async function goTo(place: number) {
    aim.current = place
    virtual.scrollToIndex(place)
    await pages.want(place, place)
    const row = pages.store.getState().rows.get(place)
    if (row !== undefined && aim.current === place) onSelect(row.id)
  }

  function actFor(event: KeyboardEvent): (() => void) | null {
    const row = selectedPlace === undefined ? undefined : rows.get(selectedPlace)
    switch (listCommandOf(event)) {
      case 'remove':
        return row === undefined ? null : () => onRemove(row)
      case 'note':
        return selectedId === null ? null : onNote
      case 'undo':
        return onUndo
      case null:
        return null
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    const act = actFor(event)
    if (act !== null) {
      event.preventDefault()
      // A key that is held would take one session after the other.
      if (!event.repeat) act()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' && selectedId !== null) {
      event.preventDefault()
      return onOpen(selectedId)
    }
    if (event.key === 'Escape') return onLeave()
    const list = {
      total: count,
      firstSeen: first,
      rowsSeen: Math.floor((listRef.current?.clientHeight ?? 0) / rowHeight),
    }
    const place = placeForKey(event.key, selectedPlace ?? null, list)
    if (place === null) return
    event.preventDefault()
    void goTo(place)
  }

  return (
    <div
      ref={listRef}
      className={styles.list}
      role="grid"
      aria-label="Sessions"
      aria-rowcount={count + 1}
      aria-activedescendant={
        selectedPlace !== undefined && selectedPlace >= first && selectedPlace <= last
          ? `session-${selectedId}`
          : undefined
      }
      tabIndex={0}
      onFocus={() => selectedId !== null && onSelect(selectedId)}
      onKeyDown={onKeyDown}
    >
      <div className={styles.head} role="row" aria-rowindex={1}>
        {['Guest', 'Room', 'Role', 'State', 'Valid', 'Profile'].map((name) => (
          <span key={name} role="columnheader" className={styles[name.toLowerCase()]}>
            {name}
          </span>
        ))}
      </div>
      {query.state !== null && (
        <StateWatch rows={rows} first={first} last={last} wanted={query.state} onMoved={reload} />
      )}
      {count === 0 ? (
        // A grid may hold nothing but rows.
        <div role="row">
          <div role="gridcell">
            <NoSessions
              isAnswered={total !== null}
              filters={filters}
              failure={failure}
              onRetry={() => void reload()}
              onCleared={() => listRef.current?.focus()}
            />
          </div>
        </div>
      ) : (
        <div role="presentation" style={{ height: virtual.getTotalSize() - rowHeight }}>
          {items.map((item) => (
            <SessionLine
              key={rows.get(item.index)?.id ?? item.key}
              row={rows.get(item.index)}
              place={item.index}
              top={item.start}
              isSelected={selectedPlace === item.index}
              timeZone={timeZone}
              onPress={onPress}
            />
          ))}
        </div>
      )}
    </div>
  )
}
