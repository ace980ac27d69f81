import type { BatchInput, Reading } from '../../shared/batch/schemas.ts'
import { countOf } from '../view/count-of.ts'

/** The ways to read rows, as one choice. */
export const readingOptions = [
  { value: ',', label: 'Comma', title: 'Cells with commas between them' },
  { value: ';', label: 'Semicolon', title: 'Cells with semicolons between them' },
  { value: '\t', label: 'Tab', title: 'Cells with tabs between them, as copied from a spreadsheet' },
  { value: 'jsonl', label: 'JSON lines', title: 'One JSON object on each line' },
] as const

export type ReadingChoice = (typeof readingOptions)[number]['value']

export const readingChoiceOf = ({ format, separator }: Reading): ReadingChoice =>
  format === 'jsonl' ? 'jsonl' : (separator ?? ',')

/** The same reading with another choice; JSON lines always name their columns. */
export function withChoice(reading: Reading, choice: ReadingChoice): Reading {
  return choice === 'jsonl'
    ? { format: 'jsonl', separator: null, hasHeader: true }
    : { format: 'csv', separator: choice, hasHeader: reading.hasHeader }
}

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const tenths = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

/** A size such as `812 bytes`, `1.2 MB`; units of 1,000. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return countOf(bytes, 'byte')
  const units = ['kB', 'MB', 'GB', 'TB'] as const
  const power = Math.min(units.length, Math.floor(Math.log10(bytes) / 3))
  const size = bytes / 1000 ** power
  return `${(size < 10 ? tenths : whole).format(size)} ${units[power - 1]}`
}

const encodings: Record<BatchInput['encoding'], string | null> = {
  'utf-8': null,
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
}

/** What is known of the rows in a few words: size, columns, encoding, how many rows. */
export function sourceFacts(
  { bytes, columns, encoding }: Pick<BatchInput, 'bytes' | 'columns' | 'encoding'>,
  rows: number | null,
): string {
  return [
    ...(bytes === null ? [] : [sizeText(bytes)]),
    countOf(columns.length, 'column'),
    ...(rows === null ? [] : [countOf(rows, 'row')]),
    ...(encodings[encoding] === null ? [] : [encodings[encoding]]),
  ].join(' · ')
}
