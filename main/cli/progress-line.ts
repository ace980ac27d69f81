import { formatDuration } from '../../shared/validity/duration.ts'

/** How far something is that goes row by row. */
export interface RowProgress {
  readonly rows: number
  /** Null where nobody has counted them. */
  readonly total: number | null
  /** From 0 to 1; null where it is not known. */
  readonly share: number | null
  /** Rows a second. */
  readonly rate: number | null
  readonly secondsLeft: number | null
  /** What is to be said beside that; else empty. */
  readonly note: string
}

const widestBar = 40
const narrowestBar = 10

/** One line that is never as wide as the terminal, whose cursor would go on to the next one. */
export function progressLine(progress: RowProgress, columns: number): string {
  const words = wordsOf(progress)
  const room = Math.min(widestBar, columns - 1 - words.length - 3)
  const bar = progress.share === null || room < narrowestBar ? '' : `${barOf(progress.share, room)} `
  return `${bar}${words}`.slice(0, Math.max(0, columns - 1))
}

function wordsOf({ rows, total, share, rate, secondsLeft, note }: RowProgress): string {
  const percent = share === null ? '' : `${Math.floor(clamped(share) * 100)}%`
  const count = total === null ? `${shown(rows)} rows` : `${shown(rows)} of ${shown(total)} rows`
  return [
    percent,
    count,
    rate === null ? '' : `${shown(rate)} rows/s`,
    secondsLeft === null ? '' : `${formatDuration(Math.max(0, Math.ceil(secondsLeft)))} left`,
    note,
  ]
    .filter((word) => word !== '')
    .join('  ')
}

function barOf(share: number, width: number): string {
  const full = Math.floor(clamped(share) * width)
  return `[${'#'.repeat(full)}${'-'.repeat(width - full)}]`
}

const clamped = (share: number) => Math.min(1, Math.max(0, share))

const shown = (count: number) => Math.round(count).toLocaleString('en')
