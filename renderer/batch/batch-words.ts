import type { Batch, OutputFormat } from '../../shared/batch/schemas.ts'
import { formatSpan } from '../../shared/validity/human.ts'
import { countOf } from '../view/count-of.ts'

const numbers = new Intl.NumberFormat('en')
const rates = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })

/** Such as `12,034 of 100,000`. */
function farOf({ read, total }: Pick<Batch, 'read' | 'total'>): string {
  return total === null ? countOf(read, 'row') : `${numbers.format(read)} of ${numbers.format(total)}`
}

/** How far a batch is, or how it ended, in a few words. `now` in epoch seconds. */
export function batchWords(batch: Batch, now: number): string {
  const { state, issued, message } = batch
  const far = farOf(batch)
  switch (state) {
    case 'running':
      return [far, ...paceOf(batch, now)].join(' · ')
    case 'paused':
      return `Paused at ${far}`
    case 'elsewhere':
      return `Another process works on it: ${far}`
    case 'stopped':
      return `Broke off at ${far}. ${message}`.trimEnd()
    case 'done':
      return followedBy(`${countOf(issued, 'token')} ${placeOf(batch)}${leftOutWords(batch)}`, message)
    case 'cancelled':
      return followedBy(
        `Cancelled after ${countOf(issued, 'token')}${issued === 0 ? '' : `, ${placeOf(batch)}`}`,
        message,
      )
  }
}

function paceOf({ rate, secondsLeft, waitingUntil }: Batch, now: number): readonly string[] {
  if (waitingUntil !== null && waitingUntil > now)
    return [`the platform asked to wait, ${formatSpan(waitingUntil - now)}`]
  return [
    ...(rate === null ? [] : [`${rates.format(rate)} rows/s`]),
    ...(secondsLeft === null ? [] : [`${formatSpan(Math.max(1, Math.ceil(secondsLeft)))} left`]),
  ]
}

const placeOf = ({ output }: Pick<Batch, 'output'>) => `in “${output.fileName}”`

const followedBy = (words: string, message: string) => (message === '' ? words : `${words}. ${message}`)

function leftOutWords({ leftOut }: Pick<Batch, 'leftOut'>): string {
  return leftOut === 0 ? '' : `, ${countOf(leftOut, 'row')} left out`
}

/** How much of a batch is read, from 0 to 1; null where nobody knows. */
export function partOf({ read, total, state }: Pick<Batch, 'read' | 'total' | 'state'>): number | null {
  if (state === 'done') return 1
  if (total === null) return null
  return total === 0 ? 0 : Math.min(1, read / total)
}

/** The formats that a batch is written in. */
export const formatLabels: Record<OutputFormat, { readonly label: string; readonly note: string }> = {
  csv: { label: 'CSV', note: 'the same table with tokens and links' },
  jsonl: { label: 'JSON lines', note: 'for a program, one object a line' },
  'qr-png': { label: 'QR codes, PNG', note: 'a folder with a picture for each guest' },
  'qr-svg': { label: 'QR codes, SVG', note: 'the same, sharp at any size' },
  passes: { label: 'Guest passes', note: 'a page to print, with name, room and QR code' },
}
