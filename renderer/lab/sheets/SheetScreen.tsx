import { FileX } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Sheet, SheetRow } from '../../../shared/lab/schemas.ts'
import { call } from '../../bridge.ts'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { useSubtitle } from '../../stores/screen-store.ts'
import { createSheetPages, placeOfRow, type SheetPages } from '../../stores/sheet-pages.ts'
import { watchRun } from '../../stores/sheet-run.ts'
import { countOf } from '../../view/count-of.ts'
import { useNarrow } from '../../view/use-narrow.ts'
import { showSheet } from '../lab-part.ts'
import { Comparison } from './Comparison.tsx'
import { ResultFilter } from './ResultFilter.tsx'
import { RowDetail } from './RowDetail.tsx'
import { RowTable } from './RowTable.tsx'
import { RunPanel } from './RunPanel.tsx'
import { RunStrip } from './RunStrip.tsx'
import { totalOf } from './result-words.ts'
import { SheetHead } from './SheetHead.tsx'
import styles from './SheetScreen.module.css'
import { closeSide, selectRow, showSide, useSheetView, viewSheet } from './sheet-view.ts'

/** One run sheet: its cases, and what was seen of each. Give it the sheet's id as its key. */
export function SheetScreen({ id }: { readonly id: string }) {
  const { sheetId } = useSheetView()
  useLayoutEffect(() => viewSheet(id), [id])
  // The view of another sheet is never shown for this one.
  return sheetId === id ? <OpenSheet id={id} /> : null
}

function OpenSheet({ id }: { readonly id: string }) {
  const [pages] = useState(() =>
    createSheetPages({
      sheet: () => call('sheets.get', { id }),
      rows: (part) => call('sheets.rows', { id, ...part }),
    }),
  )
  const { result, comparedWith } = useSheetView()
  const { sheet, failure } = useStore(pages.store)

  useEffect(() => void pages.ask(result), [pages, result])
  useEffect(() => watchRun(id), [id])
  useSubtitle(sheet === null ? '' : countOf(totalOf(sheet.counts), 'case'))

  if (failure !== null && (sheet === null || failure.code === 'not-found'))
    return (
      <EmptyState
        icon={<FileX size={20} strokeWidth={1.75} />}
        title={failure.code === 'not-found' ? 'This run sheet is gone' : 'The run sheet can’t be read'}
        action={<Button onPress={() => showSheet(null)}>All run sheets</Button>}
      >
        {failure.message}
      </EmptyState>
    )
  if (sheet === null) return null
  return (
    <div className={styles.screen}>
      <SheetHead sheet={sheet} onRenamed={pages.rename} />
      {comparedWith === null ? (
        <Rows sheet={sheet} pages={pages} />
      ) : (
        <Comparison sheet={sheet} beforeId={comparedWith} />
      )}
    </div>
  )
}

interface RowsProps {
  readonly sheet: Sheet
  readonly pages: SheetPages
}

/** The rows, how far a run of them is, and at the right one of them or how to run them. */
function Rows({ sheet, pages }: RowsProps) {
  const { result, selected, side, isSideOpen } = useSheetView()
  const rows = useStore(pages.store, (state) => state.rows)
  const isNarrow = useNarrow()
  const list = useRef<HTMLDivElement>(null)
  const detail = useRef<HTMLElement>(null)
  const shown = useShownRow(rows, selected, isNarrow)
  const isSideShown = !isNarrow || isSideOpen

  function close() {
    closeSide()
    list.current?.focus()
  }

  return (
    <>
      <ResultFilter counts={sheet.counts} result={result} />
      <RunStrip sheetId={sheet.id} />
      <div className={styles.body}>
        <RowTable
          sheet={sheet}
          pages={pages}
          listRef={list}
          selected={shown?.number ?? null}
          onPress={(number) => {
            selectRow(number)
            showSide('row')
          }}
          onOpen={(number) => {
            selectRow(number)
            showSide('row')
            requestAnimationFrame(() => detail.current?.focus())
          }}
        />
        {isSideShown && side === 'run' && <RunPanel sheet={sheet} isOver={isNarrow} onClose={close} />}
        {isSideShown && side === 'row' && shown !== null && (
          <RowDetail
            sheet={sheet}
            row={shown}
            pages={pages}
            detailRef={detail}
            isOver={isNarrow}
            onClose={close}
          />
        )}
        {!isNarrow && side === 'row' && shown === null && <div className={styles.noSide} />}
      </div>
    </>
  )
}

/**
 * The chosen row, or the first one where there is place for it. One that no longer is among those of a result stays: the
 * person sees what they recorded of it.
 */
function useShownRow(
  rows: ReadonlyMap<number, SheetRow>,
  selected: number | null,
  isNarrow: boolean,
): SheetRow | null {
  const last = useRef<SheetRow | null>(null)
  const place = selected === null ? (isNarrow ? undefined : 0) : placeOfRow(rows, selected)
  const found = place === undefined ? null : (rows.get(place) ?? null)
  useEffect(() => {
    if (found !== null) last.current = found
  }, [found])
  if (found !== null || selected === null) return found
  return last.current?.number === selected ? last.current : null
}
