import { resolve } from 'node:path'
import type { SheetRow } from '../../shared/lab/schemas.ts'
import type { Engine } from '../engine.ts'
import { exportSheet } from '../lab/exports/export-sheet.ts'
import { writeWholeFile } from '../lab/whole-file.ts'
import { wrongUsage } from './arguments.ts'
import type { Terminal } from './context.ts'
import { copied, table } from './text.ts'

/** Where the results of a run go, beside the summary. */
export interface WantedResults {
  /** A file, or `-` for standard output. */
  readonly junit?: string | undefined
  readonly csv?: string | undefined
  readonly json?: boolean | undefined
}

/** @throws RoompassError `bad-request` where several results would be on standard output */
export function expectResults({ junit, csv, json }: WantedResults): void {
  if ([junit === '-', csv === '-', json === true].filter(Boolean).length > 1) {
    throw wrongUsage('Only one of --json, --junit - and --csv - can be on standard output.')
  }
}

/**
 * Writes and prints what was seen, and gives whether nothing failed: no case had another answer than was expected, or none
 * where one was, and somebody answered at all.
 *
 * @throws RoompassError `failed` where a file can't be written
 */
export async function showResults(
  engine: Engine,
  id: string,
  wanted: WantedResults,
  terminal: Terminal,
): Promise<boolean> {
  const sheet = engine.sheets.get(id)
  const rows = [...engine.sheets.each(id)]
  const wrong = rows.filter(({ result, observed }) => result === 'fail' || observed === 'error')
  const isFine = rows.every(({ result }) => result !== 'fail') && rows.some(isAnswered)
  const summary = summaryOf(rows, wrong)
  let isPiped = wanted.json === true
  if (wanted.json) terminal.out(printable(exportSheet(sheet, rows, 'json'), terminal))
  for (const format of ['junit', 'csv'] as const) {
    const target = wanted[format]
    if (target === undefined) continue
    const text = exportSheet(sheet, rows, format)
    if (target === '-') {
      isPiped = true
      terminal.out(printable(text, terminal))
    } else await writeWholeFile(resolve(target), text)
  }
  if (isPiped) terminal.err(summary)
  else terminal.out(summary)
  return isFine
}

const isAnswered = ({ observed }: SheetRow) => observed !== null && observed !== 'error'

/** The terminal ends the last line itself. */
const printable = (text: string, terminal: Terminal) => copied(text.replace(/\n$/, ''), terminal)

function summaryOf(rows: readonly SheetRow[], wrong: readonly SheetRow[]): string {
  const count = (wanted: SheetRow['result']) => rows.filter(({ result }) => result === wanted).length
  const errors = rows.filter(({ observed }) => observed === 'error').length
  const noAnswer = errors === 0 ? '' : ` ${errors} had no answer.`
  const cases = rows.length === 1 ? '1 case' : `${rows.length} cases`
  const counts = `${cases}: ${count('pass')} pass, ${count('fail')} fail, ${count('unknown')} unknown, ${count('open')} open.${noAnswer}`
  if (wrong.length === 0) return counts
  const lines = wrong.map(({ caseId, expected, observed, detail }) => [
    caseId,
    expected,
    observed ?? '',
    detail,
  ])
  return `${table([['ID', 'EXPECTED', 'OBSERVED', 'DETAIL'], ...lines])}\n\n${counts}`
}
