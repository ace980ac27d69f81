// biome-ignore-all lint/a11y/useSemanticElements: a table lays out its rows itself, and here they are placed by hand
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { SessionRow } from '../../shared/schemas.ts'
import { on } from '../bridge.ts'
import { LongRows } from '../components/LongRows.tsx'
import { useLongList } from '../components/use-long-list.ts'
import { localTimeZone } from '../stores/clock.ts'
import { createPace } from '../stores/sheet-pace.ts'
import type { HistoryFilters } from './filters.ts'
import { listCommandOf, placeForKey } from './list-keys.ts'
import { NoSessions } from './NoSessions.tsx'
import { SessionLine } from './SessionLine.tsx'
import styles from './SessionList.module.css'
import { StateWatch } from './StateWatch.tsx'
import { placeOf, type SessionPages } from './session-pages.ts'

/** CSS pixels; the same as `--row`. */
const rowHeight = 39
/** Milliseconds between two looks at a history that a batch changes all the time. */
const pause = 150

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
  const long = useLongList({ count, rowHeight, headHeight: rowHeight, listRef })
  const { first, see, toTop, keepBehind } = long
  // An empty list looks for its first row.
  const last = Math.max(first, long.last)
  const timeZone = localTimeZone()
  const selectedPlace = selectedId === null ? undefined : placeOf(rows, selectedId)

  useEffect(() => void pages.want(first, last), [pages, first, last])

  const seen = useRef({ first, last })
  useEffect(() => {
    seen.current = { first, last }
  })
  const reload = useCallback(async () => {
    const moved = await pages.reload(seen.current.first, seen.current.last)
    // At the top a person wants to see what is new; elsewhere what they read should stay where it is.
    keepBehind(moved)
  }, [pages, keepBehind])
  useEffect(() => {
    const pace = createPace(reload, pause)
    const stop = on('sessions.changed', pace.ask)
    return () => {
      stop()
      pace.stop()
    }
  }, [reload])

  useEffect(() => {
    // A new search begins at its newest session.
    if (query) toTop()
  }, [query, toTop])

  useEffect(() => {
    // What came into the state by the passing of time is in no row yet.
    const { total: shown } = pages.store.getState()
    if (counted !== null && shown !== null && counted !== shown) void reload()
  }, [counted, pages, reload])

  useEffect(() => {
    if (reveal !== null) see(reveal.place)
  }, [reveal, see])

  const aim = useRef<number | null>(null)
  async function goTo(place: number) {
    aim.current = place
    see(place)
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
    const place = placeForKey(event.key, selectedPlace ?? null, {
      total: count,
      firstSeen: long.firstSeen,
      rowsSeen: long.rowsSeen,
    })
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
        <LongRows long={long}>
          {(place, top) => (
            <SessionLine
              key={rows.get(place)?.id ?? place}
              row={rows.get(place)}
              place={place}
              top={top}
              isSelected={selectedPlace === place}
              timeZone={timeZone}
              onPress={onPress}
            />
          )}
        </LongRows>
      )}
    </div>
  )
}
