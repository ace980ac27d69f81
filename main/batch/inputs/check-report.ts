import { ownRow } from '../input/read-rows.ts'
import { createAdmission, type Level } from './admission.ts'
import { type Counted, type Counts, countIn, noCounts } from './counts.ts'
import type { GuestIndex } from './guest-index.ts'
import type { ListedRow } from './listed-row.ts'

/** How far a dry run has come, as plain data. */
export interface CheckReport {
  readonly state: 'running' | 'done' | 'failed'
  readonly counts: Counts
  readonly bytes: number
  readonly isCut: boolean
  /** Why it failed, or what has to be said of it, in a sentence; else empty. */
  readonly message: string
  /** Rows that were found since the report before, in their order, and which ones leave the list for them. */
  readonly listed: readonly { readonly row: ListedRow; readonly instead: Level | null }[]
  /** Numbers of changed rows that are not there any more, or are others now; told at the end. */
  readonly lostEdits: readonly number[]
  /** Told at the end. */
  readonly guests: GuestIndex | null
  /** Of the source as it was read, by `stampOf`; told at the end. */
  readonly stamp: string | null
}

/** Milliseconds between two reports. */
const reportEvery = 250

/** So many listed rows are reported at once, so that whoever takes them is never held up for long. */
const listedAtOnce = 500

/** Gathers what a dry run finds, and reports it some times a second. */
export interface Reporter {
  /** How many bytes were read so far. */
  bytes(read: number): void
  /** @param listed null where there is nothing to say of the row */
  row(row: Counted, listed: ListedRow | null): void
  /** Reports, if it is time. */
  perhaps(): void
  end(end: Pick<CheckReport, 'state' | 'message'> & Partial<CheckReport>): void
}

export function createReporter(report: (report: CheckReport) => void): Reporter {
  const counts = { ...noCounts }
  const list = createAdmission()
  let bytes = 0
  let isCut = false
  let listed: { row: ListedRow; instead: Level | null }[] = []
  let reportedAt = 0

  const tell = (end: Partial<CheckReport> = {}) => {
    const nothing = { message: '', lostEdits: [], guests: null, stamp: null }
    report({ state: 'running', counts: { ...counts }, bytes, isCut, listed, ...nothing, ...end })
    listed = []
    reportedAt = Date.now()
  }

  const add = (found: ListedRow) => {
    const admission = found.isEdited ? always : list.ask(found.level, lengthOf(found))
    // A row that left the list is missing there as much as one that was never in it.
    if (!admission.isListed || admission.instead !== null) isCut = true
    if (!admission.isListed) return
    listed.push({ row: { ...found, row: ownRow(found.row) }, instead: admission.instead })
    if (listed.length >= listedAtOnce) tell()
  }

  return {
    bytes: (read) => {
      bytes = read
    },
    row: (row, found) => {
      countIn(counts, row)
      if (found !== null) add(found)
    },
    perhaps: () => {
      if (Date.now() - reportedAt >= reportEvery) tell()
    },
    end: tell,
  }
}

/** Rows that a person has changed stay within reach; they are only so many. */
const always = { isListed: true, instead: null } as const

/** In UTF-16 units. */
function lengthOf({ row }: ListedRow): number {
  return row.cells.reduce((sum, cell) => sum + cell.length, 0)
}
