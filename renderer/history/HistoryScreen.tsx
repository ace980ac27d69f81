import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { call } from '../bridge.ts'
import { useSubtitle } from '../stores/screen-store.ts'
import { countOf } from '../view/count-of.ts'
import { useNarrow } from '../view/use-narrow.ts'
import styles from './HistoryScreen.module.css'
import { HistoryToolbar } from './HistoryToolbar.tsx'
import { changeQuery, selectSession, useHistoryView } from './history-view.ts'
import { SessionDetail } from './SessionDetail.tsx'
import { SessionList } from './SessionList.tsx'
import { createSessionPages } from './session-pages.ts'
import { useFindKeys } from './use-find-keys.ts'

/** Every session that was issued, newest first, with the detail of one beside it. */
export function HistoryScreen() {
  const { query, selectedId } = useHistoryView()
  const [pages] = useState(() => createSessionPages((request) => call('sessions.search', request), query))
  const total = useStore(pages.store, (state) => state.total)
  const first = useStore(pages.store, (state) => state.rows.get(0)?.id ?? null)
  const isNarrow = useNarrow()
  /** Where the window is narrow the detail covers the list, so it waits to be opened. */
  const [isOpen, setOpen] = useState(false)
  const search = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const detail = useRef<HTMLElement>(null)
  const shownId = selectedId ?? (isNarrow ? null : first)
  const isDetailShown = shownId !== null && (!isNarrow || isOpen)

  useEffect(() => void pages.ask(query), [pages, query])
  useFindKeys(() => search.current?.select())
  const isFiltered = query.text.trim() !== '' || query.state !== null
  useSubtitle(
    total === null ? '' : isFiltered ? `${countOf(total, 'session')} found` : countOf(total, 'session'),
  )

  function open(id: string) {
    selectSession(id)
    setOpen(true)
    // After the detail is on the screen.
    requestAnimationFrame(() => detail.current?.focus())
  }

  function close() {
    setOpen(false)
    list.current?.focus()
  }

  return (
    <div className={styles.screen}>
      <HistoryToolbar
        query={query}
        searchRef={search}
        onText={(text) => changeQuery({ text })}
        onState={(state) => changeQuery({ state })}
        onLeave={() => list.current?.focus()}
      />
      <div className={styles.body}>
        <SessionList
          pages={pages}
          listRef={list}
          selectedId={shownId}
          onSelect={selectSession}
          onOpen={open}
          onLeave={() => setOpen(false)}
          onPress={(id) => {
            selectSession(id)
            setOpen(true)
          }}
        />
        {isDetailShown && <SessionDetail id={shownId} detailRef={detail} isOver={isNarrow} onClose={close} />}
        {!isDetailShown && !isNarrow && <div className={styles.noDetail} />}
      </div>
    </div>
  )
}
