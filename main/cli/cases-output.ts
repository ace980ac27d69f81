import { stringify } from 'csv-stringify/sync'
import { guardCell } from '../../shared/csv/safe-cell.ts'
import type { Outcome, RequestCraft } from '../../shared/lab/schemas.ts'
import { wrongUsage } from './arguments.ts'
import type { Terminal } from './context.ts'
import { copied, table, toJson, visible } from './text.ts'

/** One case of a set as `make` prints it. */
export interface PrintedCase {
  readonly id: string
  readonly title: string
  readonly group: string
  /** Null for a request. */
  readonly token: string | null
  /** Null where nothing leads to the room with the token. */
  readonly link: string | null
  readonly expected: Outcome
  readonly reason: string
  readonly source: string
  readonly request: RequestCraft | null
}

export interface WantedCases {
  readonly json?: boolean | undefined
  readonly csv?: boolean | undefined
}

/** @throws RoompassError `bad-request` */
export function expectOneForm({ json, csv }: WantedCases): void {
  if (json && csv) throw wrongUsage('Only one of --json and --csv can be given.')
}

/** Prints a set; on standard error, what was left out of it. */
export function showCases(
  made: readonly PrintedCase[],
  leftOut: readonly string[],
  { json, csv }: WantedCases,
  terminal: Terminal,
): void {
  tellLeftOut(leftOut, terminal)
  if (json) terminal.out(toJson(made.map(printed)))
  else if (csv) terminal.out(copied(csvOf(made), terminal))
  else terminal.out(casesTable(made))
}

/** Says on standard error which chosen cases were not made. */
export function tellLeftOut(leftOut: readonly string[], terminal: Terminal): void {
  if (leftOut.length === 0) return
  terminal.err(
    `roompass: Left out, for want of what they need (see --given) or of another key: ${leftOut.map(visible).join(', ')}.`,
  )
}

/** A request is there only where the case is one. */
function printed({ request, id, title, group, token, link, ...why }: PrintedCase) {
  const { expected, reason, source } = why
  const one = { id, title, group, token, link, expected, reason, source }
  return request === null ? one : { ...one, request }
}

const head = ['id', 'title', 'group', 'expected', 'reason', 'source', 'link', 'token', 'request']

/** As the files of the application: every cell in quotes, the line ends of RFC 4180, and a byte order mark for Excel. */
function csvOf(made: readonly PrintedCase[]): string {
  const lines = made.map(({ id, title, group, expected, reason, source, link, token, request }) => [
    ...[id, title, group, expected, reason, source, link ?? '', token ?? ''],
    request === null ? '' : JSON.stringify(request),
  ])
  const text = stringify([head, ...lines.map((line) => line.map(guardCell))], {
    bom: true,
    quoted: true,
    quoted_empty: true,
    record_delimiter: 'windows',
  })
  return text.replace(/\n$/, '')
}

function casesTable(made: readonly PrintedCase[]): string {
  const lines = made.map(({ id, expected, link, token, request }) => [
    id,
    expected,
    request === null ? (link ?? token ?? '') : `${request.method} ${request.path}`,
  ])
  return table([['ID', 'EXPECTED', 'LINK'], ...lines])
}
