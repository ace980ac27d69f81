import { type SessionRow, type SessionState, sessionStateSchema } from '../../shared/schemas.ts'
import { formatLocal } from '../../shared/validity/human.ts'
import { stateOf } from '../../shared/validity/state.ts'
import type { Engine } from '../engine.ts'
import { commonOptions, expectWords, oneOf, positiveInteger, readArguments } from './arguments.ts'
import type { Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { table, toJson } from './text.ts'
import { withHistory } from './with-engine.ts'

const options = {
  ...commonOptions,
  search: { type: 'string' },
  state: { type: 'string' },
  limit: { type: 'string' },
  json: { type: 'boolean' },
} as const

const usualLimit = 50
/** What one question to the history may ask for. */
const pageSize = 500

const help = `Usage: roompass history [--search TEXT] [--state STATE] [--limit N] [--json]

Lists the sessions that were issued, newest first. Tokens and links are not shown.

  --search TEXT          in name, room and external id, without case and accents
  --state STATE          ${sessionStateSchema.options.join(', ')}
  --limit N              how many at most (${usualLimit} when not given)
  --json                 a list of sessions, with times in epoch seconds or null
  --data-dir FOLDER      the folder of profiles and history (or ROOMPASS_DATA_DIR)

Exit codes: 0 done, also when nothing was found, 2 wrong usage, 3 keychain or history not available.`

export const history: Command = {
  name: 'history',
  summary: 'List the sessions that were issued',
  help,
  async run(args, context) {
    const { values, positionals } = readArguments(args, options)
    expectWords(positionals, 0)
    const query = {
      text: values.search ?? '',
      state: values.state === undefined ? null : oneOf(values.state, sessionStateSchema.options, 'state'),
    }
    const limit = values.limit === undefined ? usualLimit : positiveInteger(values.limit, 'limit')
    return withHistory(context, values['data-dir'], async (engine) => {
      const { rows, total } = search(engine, query, limit)
      const now = context.now()
      const stated = rows.map((row) => ({ ...row, state: stateOf(row.validFrom, row.validUntil, now) }))
      if (values.json) context.terminal.out(toJson(stated))
      else if (stated.length === 0) context.terminal.err('roompass: No session was found.')
      else context.terminal.out(sessionTable(stated, context.timeZone))
      if (!values.json && rows.length < total) {
        context.terminal.err(`roompass: There are more (${total - rows.length}): show them with --limit.`)
      }
      return exitCodes.done
    })
  },
}

/** Asks page by page, as one question may not ask for everything. */
function search(
  engine: Engine,
  query: { readonly text: string; readonly state: SessionState | null },
  limit: number,
): { rows: readonly SessionRow[]; total: number } {
  const rows: SessionRow[] = []
  while (true) {
    const page = engine.sessions.search({
      ...query,
      offset: rows.length,
      limit: Math.min(pageSize, limit - rows.length),
    })
    rows.push(...page.rows)
    if (page.rows.length === 0 || rows.length >= Math.min(limit, page.total))
      return { rows, total: page.total }
  }
}

function sessionTable(rows: readonly (SessionRow & { state: SessionState })[], timeZone: string): string {
  const head = ['ISSUED', 'STATE', 'NAME', 'ROOM', 'UNTIL', 'PROFILE']
  const lines = rows.map((row) => [
    formatLocal(row.issuedAt, timeZone),
    row.state,
    row.name ?? '',
    row.room,
    row.validUntil === null ? 'no end' : formatLocal(row.validUntil, timeZone),
    row.profileName,
  ])
  return table([head, ...lines])
}
