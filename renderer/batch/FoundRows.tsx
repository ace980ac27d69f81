import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import type { BatchProblem } from '../../shared/batch/schemas.ts'
import { batchCheckStore, type Checked } from '../stores/batch-check.ts'
import { createPace } from '../stores/sheet-pace.ts'
import { openRow, useBatchView } from './batch-view.ts'
import type { ProblemFilter } from './check-words.ts'
import { foundRows } from './found-rows.ts'
import { GuestTable } from './GuestTable.tsx'
import type { ListedRow } from './guest-row.ts'
import { RowEditor } from './RowEditor.tsx'
import type { Checker } from './use-checker.ts'

interface FoundRowsProps {
  readonly checked: Checked
  /** Counts the dry runs. */
  readonly run: number
  readonly columns: readonly string[]
  /** Null for all rows that there is something to say of. */
  readonly level: ProblemFilter | null
  readonly checker: Checker | null
}

/** Milliseconds between two looks at a list that a dry run still adds to. */
const pause = 400

/** The rows that a dry run has something to say of, and under them one whose cells can be changed. */
export function FoundRows({ checked, run, columns, level, checker }: FoundRowsProps) {
  const { rows, total, failure } = useStore(foundRows.store)
  const { open } = useBatchView()
  const list = useRef<HTMLDivElement>(null)
  const editor = useRef<HTMLElement>(null)
  const seen = useSeen(run, level)

  const listed = useMemo(() => new Map([...rows].map(([at, problem]) => [at, listedOf(problem)])), [rows])
  const rowAt = useCallback((at: number) => listed.get(at), [listed])
  const onSeen = useCallback(
    (first: number, last: number) => {
      seen.current = { first, last }
      void foundRows.want(first, last)
    },
    [seen],
  )
  const { inputId } = checked
  const show = useCallback(
    (at: number) => {
      const problem = foundRows.store.getState().rows.get(at)
      if (problem !== undefined) openRow(inputId, problem)
      else void foundRows.want(at, at)
    },
    [inputId],
  )
  const shown = open?.inputId === inputId ? open : null
  return (
    <>
      <GuestTable
        label="Rows with something to say of"
        count={total ?? 0}
        rowAt={rowAt}
        checker={checker}
        listRef={list}
        place={placeOf(rows, shown?.problem.row)}
        onMove={show}
        onOpen={() => editor.current?.querySelector('input')?.focus()}
        onSeen={onSeen}
        none={failure?.message ?? (total === null ? 'Looking…' : noneWords(checked, level))}
      />
      {shown !== null && (
        <RowEditor
          open={shown}
          columns={columns}
          plan={checked.plan}
          editorRef={editor}
          onSaved={() => void foundRows.refresh(seen.current.first, seen.current.last)}
          onClose={() => list.current?.focus()}
        />
      )}
    </>
  )
}

/** Asks for the rows of a dry run and a level, and again while the dry run goes on. Gives the places in sight. */
function useSeen(run: number, level: ProblemFilter | null) {
  const seen = useRef({ first: 0, last: 0 })
  // biome-ignore lint/correctness/useExhaustiveDependencies: each dry run has a list of its own
  useEffect(() => {
    const pace = createPace(() => foundRows.refresh(seen.current.first, seen.current.last), pause)
    void foundRows.ask(level)
    const stop = batchCheckStore.subscribe(({ checked }, before) => {
      if (checked?.check !== before.checked?.check) pace.ask()
    })
    return () => {
      stop()
      pace.stop()
    }
  }, [run, level])
  return seen
}

function listedOf({ row, line, cells, findings, level, isEdited }: BatchProblem): ListedRow {
  return { row, line, cells, found: { findings, level, isEdited } }
}

function placeOf(rows: ReadonlyMap<number, BatchProblem>, row: number | undefined): number | null {
  if (row === undefined) return null
  for (const [place, problem] of rows) if (problem.row === row) return place
  return null
}

function noneWords({ check }: Checked, level: ProblemFilter | null): string {
  if (check.state === 'running') return 'Nothing to say of any row so far.'
  return level === null ? 'Nothing to say of any row.' : 'No such rows.'
}
