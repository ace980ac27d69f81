import type { SheetRow } from '../../shared/lab/schemas.ts'
import { commonOptions, expectWords, readArguments, wrongUsage } from './arguments.ts'
import type { CliContext } from './context.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { table, toJson } from './text.ts'
import { withHistory } from './with-engine.ts'

const options = { ...commonOptions, json: { type: 'boolean' } } as const

/** `roompass cases compare ID BEFORE`: what differs between two runs of the same cases. */
export async function compareCases(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, options)
  expectWords(positionals, 2)
  const [id, before] = positionals
  if (id === undefined || before === undefined) {
    throw wrongUsage('Say which sheets to compare, by their ids: the later one, and the one before.')
  }
  const { terminal } = context
  return withHistory(context, values['data-dir'], async (engine) => {
    const { changes, same } = engine.sheets.compare(id, before)
    if (values.json) {
      terminal.out(toJson({ changes, same }))
      return exitCodes.done
    }
    const lines = changes.map((change) => [change.caseId, seen(change.before), seen(change.after)])
    if (changes.length > 0) terminal.out(table([['ID', 'BEFORE', 'AFTER'], ...lines]))
    terminal.err(`roompass: ${changes.length} changed, ${same} are the same.`)
    return exitCodes.done
  })
}

function seen(row: SheetRow | null): string {
  if (row === null) return 'not there'
  return row.observed === null ? row.result : `${row.result}, ${row.observed}`
}
