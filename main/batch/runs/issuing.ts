import type { RowChecker } from '../../../shared/batch/check-row.ts'
import type { Duplicates } from '../../../shared/batch/duplicates.ts'
import type { InputRow } from '../../../shared/batch/schemas.ts'
import { type Edits, withEdit } from '../inputs/edits.ts'
import type { Progress } from './content.ts'
import type { Digest } from './digest.ts'
import type { Made, Maker } from './issued-row.ts'
import type { Pipe } from './pipe.ts'
import type { Refuse, Refused } from './refusing.ts'

export interface IssuingOptions {
  readonly checkRow: RowChecker
  /** Null where it does not matter who stands in the input twice. */
  readonly duplicates: Duplicates | null
  readonly edits: Edits
  readonly refuse: Refuse
  readonly maker: Maker
  readonly pipe: Pick<Pipe, 'send'>
  /** Of the rows up to `progress.read`. */
  readonly digest: Digest
  readonly progress: Progress
  /** Rows that are sent at once. */
  readonly most: number
}

/** Takes rows in their order, and sends those that can be issued on their way, some at once. */
export interface Issuing {
  /** A row that was issued or left out before: it only counts for those that come. */
  pass(row: InputRow): void
  /** True where it is time to flush before the next one is taken. */
  take(row: InputRow): boolean
  /** Sends what waits. @throws what the rows, the tokens and the pipe come to; then nothing more can be taken */
  flush(): Promise<void>
}

/** Milliseconds after which what waits is sent, however little it is. */
const longestWait = 100

/** UTF-16 units of cells that wait at most: what is made of them takes some times as much. */
const mostUnits = 1_000_000

/** Rows after which the time is looked at. */
const lookEvery = 64

export function createIssuing(options: IssuingOptions): Issuing {
  const { checkRow, duplicates, edits, refuse, maker, pipe, digest, most } = options
  let { progress } = options
  /** As they were read, those that are left out among them. */
  let rows: InputRow[] = []
  let taken = 0
  let since = 0
  let units = 0
  /** Behind the rows that wait. */
  let stop: Made['stop'] = null

  const refused = (row: InputRow): Refused | null => {
    const checked = checkRow(row)
    const duplicate = duplicates?.see(checked.guest, row.line) ?? null
    return refuse.checked(row, checked, duplicate) ?? maker.add({ row, checked })
  }

  const flush = async () => {
    if (rows.length > 0) await send()
    if (stop !== null) throw stop.error
  }

  const send = async () => {
    const read = rows
    rows = []
    taken = 0
    units = 0
    const made = await maker.made()
    const upTo = made.stop?.row ?? Number.POSITIVE_INFINITY
    const kept = read.filter(({ row }) => row < upTo)
    for (const row of kept) digest.add(row)
    progress = {
      ...progress,
      read: kept.at(-1)?.row ?? progress.read,
      issued: progress.issued + made.issued.length,
      leftOut: progress.leftOut + kept.length - made.issued.length,
      unforeseen: refuse.unforeseen(),
      digest: digest.now(),
    }
    if (kept.length > 0) await pipe.send(made, progress)
    stop = made.stop ?? stop
  }

  const isDue = () => {
    if (taken >= most || rows.length >= most * 10 || units >= mostUnits) return true
    return rows.length % lookEvery === 0 && performance.now() - since > longestWait
  }

  return {
    pass: (row) => {
      if (duplicates !== null) duplicates.see(checkRow(withEdit(row, edits)).guest, row.line)
    },
    take: (read) => {
      if (rows.length === 0) since = performance.now()
      const what = refused(withEdit(read, edits))
      if (what !== null && what !== 'left-out') {
        stop = what
        return true
      }
      rows.push(read)
      for (const cell of read.cells) units += cell.length
      if (what === null) taken += 1
      return isDue()
    },
    flush,
  }
}
