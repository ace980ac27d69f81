import { RoompassError } from '../../shared/errors.ts'
import type { Profile } from '../../shared/schemas.ts'
import { formatLocal, formatRemaining } from '../../shared/validity/human.ts'
import type { Engine } from '../engine.ts'
import { commonOptions, expectWords, readArguments } from './arguments.ts'
import type { Command } from './command.ts'
import type { CliContext } from './context.ts'
import { exitCodes } from './exit-codes.ts'
import { type StatedRow, stated } from './history-output.ts'
import { helpOf } from './option-help.ts'
import { shownName } from './session-facts.ts'
import { table, toJson, visible } from './text.ts'
import { withHistory } from './with-engine.ts'

const options = { ...commonOptions, json: { type: 'boolean' } } as const

const help = `Usage: roompass current [PROFILE] [--json]

Shows the current session of a profile, or of every profile: the one that was issued last, until it is stopped, removed
or over.

${helpOf([
  ['--json', 'the session with times in epoch seconds, or null; without PROFILE a list'],
  ['--data-dir FOLDER', 'the folder of profiles and history (or ROOMPASS_DATA_DIR)'],
])}

Exit codes: 0 done, 1 nothing is current, 2 wrong usage or no such profile, 3 keychain or history not available.`

export const current: Command = {
  name: 'current',
  summary: 'Show the current session of each profile',
  help,
  async run(args, context) {
    const { values, positionals } = readArguments(args, options)
    expectWords(positionals, 1)
    const [name] = positionals
    return withHistory(context, values['data-dir'], async (engine) => {
      const profiles = name === undefined ? engine.profiles.list() : [engine.profiles.byName(name)]
      const now = context.now()
      const rows = profiles.flatMap((profile) => currentOf(engine, profile, now))
      if (values.json) context.terminal.out(toJson(name === undefined ? rows : (rows[0] ?? null)))
      if (rows.length === 0) throw nothingCurrent(name)
      if (!values.json) context.terminal.out(currentTable(rows, now, context.timeZone))
      return exitCodes.done
    })
  },
}

function currentOf(engine: Engine, { id }: Profile, now: number): StatedRow[] {
  const row = engine.sessions.current(id)
  return row === null ? [] : [stated(row, now)]
}

function nothingCurrent(name: string | undefined): RoompassError {
  const whose = name === undefined ? '' : ` of ${visible(name)}`
  return new RoompassError('failed', `There is no current session${whose}: issue one with roompass issue.`)
}

function currentTable(rows: readonly StatedRow[], now: number, timeZone: CliContext['timeZone']): string {
  const head = ['PROFILE', 'GUEST', 'ROOM', 'UNTIL', 'LEFT', 'ID']
  const lines = rows.map((row) => [
    row.profileName,
    shownName(row) ?? row.externalId ?? '',
    row.room,
    row.validUntil === null ? '' : formatLocal(row.validUntil, timeZone),
    formatRemaining(row, now),
    row.id,
  ])
  return table([head, ...lines])
}
