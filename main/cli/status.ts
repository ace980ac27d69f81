import type { Status } from '../../shared/schemas.ts'
import { commonOptions, expectWords, readArguments } from './arguments.ts'
import type { Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { list, toJson } from './text.ts'
import { withEngine } from './with-engine.ts'

const options = { ...commonOptions, json: { type: 'boolean' } } as const

const help = `Usage: roompass status [--json]

Shows versions, the data folder, and whether keychain and history answer.

  --json                 the same for a program
  --data-dir FOLDER      the folder of profiles and history (or ROOMPASS_DATA_DIR)

Exit codes: 0 done, whatever the state is, 2 wrong usage.`

export const status: Command = {
  name: 'status',
  summary: 'Show versions, keychain and history',
  help,
  async run(args, context) {
    const { values, positionals } = readArguments(args, options)
    expectWords(positionals, 0)
    const current = await withEngine(context, values['data-dir'], async (engine) => engine.status())
    context.terminal.out(values.json ? toJson(current) : statusText(current))
    return exitCodes.done
  },
}

function statusText({ version, host, node, dataDir, keychain, history }: Status): string {
  return list([
    ['Roompass', version],
    ['Host', host],
    ['Node', node],
    ['Data folder', dataDir],
    ['Keychain', stateText(keychain)],
    ['History', stateText(history)],
  ])
}

const stateText = ({ state, message }: { readonly state: string; readonly message: string }) =>
  message === '' ? state : `${state}: ${message}`
