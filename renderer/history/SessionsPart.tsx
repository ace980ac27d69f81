import { type RefObject, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { SessionRow } from '../../shared/schemas.ts'
import { call } from '../bridge.ts'
import { copyFromSession } from '../issue/session-actions.ts'
import { useAction } from '../stores/action-requests.ts'
import { useSubtitle } from '../stores/screen-store.ts'
import { countOf } from '../view/count-of.ts'
import { useNarrow } from '../view/use-narrow.ts'
import { countSessionsOf } from './count-sessions.ts'
import { isFiltered } from './filters.ts'
import styles from './HistoryScreen.module.css'
import { HistoryToolbar } from './HistoryToolbar.tsx'
import { openDetail, selectSession, takeFocus, useHistoryView } from './history-view.ts'
import { SessionDetail } from './SessionDetail.tsx'
import { SessionList } from './SessionList.tsx'
import { createSessionPages } from './session-pages.ts'
import { UndoBar } from './UndoBar.tsx'
import { useCounts } from './use-counts.ts'
import { useFilter } from './use-filter.ts'
import { useFindKeys } from './use-find-keys.ts'
import { useRemoving } from './use-removing.ts'

/** Every session that was issued, newest first, with the detail of one beside it. */
export function SessionsPart() {
  const { filters, selectedId, isDetailOpen } = useHistoryView()
  const filter = useFilter()
  const [pages] = useState(() =>
    createSessionPages((request) => call('sessions.search', request), countSessionsOf, filter),
  )
  const total = useStore(pages.store, (state) => state.total)
  const first = useStore(pages.store, (state) => state.rows.get(0)?.id ?? null)
  const { counts, counted } = useCounts(pages, filter)
  const { reveal, remove, undo } = useRemoving(pages)
  const isNarrow = useNarrow()
  const search = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const detail = useRef<HTMLElement>(null)
  const shownId = selectedId ?? (isNarrow ? null : first)
  const isDetailShown = shownId !== null && (!isNarrow || isDetailOpen)

  useEffect(() => {
    if (takeFocus('list')) list.current?.focus()
  }, [])
  useFindKeys(() => search.current?.select())
  useAction('copy-link', () => isDetailShown && void copyFromSession(shownId, 'link'))
  useSubtitle(
    total === null
      ? ''
      : isFiltered(filters)
        ? `${countOf(total, 'session')} found`
        : countOf(total, 'session'),
  )

  /** Leads the focus into the detail, once that is on the screen. */
  function open(id: string, part?: string) {
    selectSession(id)
    openDetail(true)
    requestAnimationFrame(() => {
      if (part === undefined) detail.current?.focus()
      else focusPart(detail, id, part)
    })
  }

  function close() {
    openDetail(false)
    list.current?.focus()
  }

  function removeShown(session: SessionRow) {
    // What had the focus goes with the session, and a second press should not take the next one.
    close()
    void remove(session)
  }

  return (
    <>
      <HistoryToolbar
        filters={filters}
        counts={counts}
        total={total}
        searchRef={search}
        onLeave={() => list.current?.focus()}
      />
      <div className={styles.body}>
        <div className={styles.rows}>
          <SessionList
            pages={pages}
            filters={filters}
            listRef={list}
            selectedId={shownId}
            reveal={reveal}
            counted={counted}
            onSelect={selectSession}
            onOpen={open}
            onLeave={() => openDetail(false)}
            onRemove={removeShown}
            onUndo={() => void undo()}
            onNote={() => shownId !== null && open(shownId, 'textarea')}
            onPress={(id) => {
              selectSession(id)
              openDetail(true)
            }}
          />
          <UndoBar onUndo={() => void undo()} onLeave={() => list.current?.focus()} />
        </div>
        {isDetailShown && (
          <SessionDetail
            id={shownId}
            detailRef={detail}
            isOver={isNarrow}
            onClose={close}
            onRemove={removeShown}
            onFocus={() => selectSession(shownId)}
          />
        )}
        {!isDetailShown && !isNarrow && <div className={styles.noDetail} />}
      </div>
    </>
  )
}

/** Waits until the session itself is there: what is typed next must not go to the one that was shown before it. */
function focusPart(detail: RefObject<HTMLElement | null>, id: string, part: string, framesLeft = 120): void {
  const shown = detail.current
  if (shown?.dataset.session === id) (shown.querySelector<HTMLElement>(part) ?? shown).focus()
  else if (framesLeft > 0) requestAnimationFrame(() => focusPart(detail, id, part, framesLeft - 1))
  else shown?.focus()
}
