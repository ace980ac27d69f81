import {
  environmentSchema,
  type SessionFilter,
  type SessionRow,
  sessionStateSchema,
} from '../../shared/schemas.ts'
import type { Engine } from '../engine.ts'
import { countSessionsOf } from '../history/count-states.ts'
import { expectWords, readArguments } from './arguments.ts'
import type { Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { followHistory, untilEnded } from './history-follow.ts'
import { filterOf, historyOptions, origins, readAsked } from './history-options.ts'
import { sessionTable, stated } from './history-output.ts'
import { toJson } from './text.ts'
import { withHistory } from './with-engine.ts'

const usualLimit = 50
const usualTail = 10
/** What one question to the history may ask for. */
const pageSize = 500

const help = `Usage: roompass history [options]

Lists the sessions that were issued, newest first. Tokens and links are not shown.

  --search TEXT          in name, room, external id and note, without case and accents
  --state STATE          ${sessionStateSchema.options.join(', ')}
  --profile NAME         signed with the keys of this profile
  --environment NAME     ${environmentSchema.options.join(', ')}
  --origin ORIGIN        ${origins.join(', ')}; all but crafted when not given
  --since TIME           issued at or after: 2h or 3d ago, a date, epoch seconds
  --until TIME           issued before, in the same words
  --limit N              how many at most (${usualLimit} when not given)
  --follow               the newest (${usualTail}, or --limit), then a line for each session that is issued,
                         noted, stopped, removed or expires, in the application too, until Ctrl+C
  --json                 a list of sessions, with times in epoch seconds or null; with --follow one
                         object a line: event, at, and session, or id for a removed one
  --data-dir FOLDER      the folder of profiles and history (or ROOMPASS_DATA_DIR)

Exit codes: 0 done, also when nothing was found, 2 wrong usage or an unknown profile, 3 keychain or history not
available.`

export const history: Command = {
  name: 'history',
  summary: 'List the sessions that were issued, or follow them',
  help,
  async run(args, context) {
    const { values, positionals } = readArguments(args, historyOptions)
    expectWords(positionals, 0)
    const asked = readAsked(values, context)
    const json = values.json ?? false
    return withHistory(context, values['data-dir'], async (engine) => {
      const filter = filterOf(engine, asked)
      if (values.follow) {
        const how = { most: Math.min(asked.limit ?? usualTail, pageSize), json }
        await untilEnded((ended) => followHistory(engine, filter, how, context, ended))
        return exitCodes.done
      }
      const { rows, total } = search(engine, filter, asked.limit ?? usualLimit)
      const now = context.now()
      const found = rows.map((row) => stated(row, now))
      if (json) context.terminal.out(toJson(found))
      else if (found.length === 0) context.terminal.err('roompass: No session was found.')
      else context.terminal.out(sessionTable(found, context.timeZone))
      if (!json && rows.length < total) {
        context.terminal.err(`roompass: There are more (${total - rows.length}): show them with --limit.`)
      }
      return exitCodes.done
    })
  },
}

/** Asks page by page, as one question may not ask for everything. */
function search(
  { sessions }: Pick<Engine, 'sessions'>,
  filter: SessionFilter,
  limit: number,
): { rows: readonly SessionRow[]; total: number } {
  const rows: SessionRow[] = []
  while (rows.length < limit) {
    const asked = Math.min(pageSize, limit - rows.length)
    const page = sessions.search({ ...filter, offset: rows.length, limit: asked })
    rows.push(...page.rows)
    // A page that is not full is the last one.
    if (page.rows.length < asked) return { rows, total: rows.length }
  }
  return { rows, total: countSessionsOf(sessions.counts(filter), filter.state) }
}
