import { RoompassError } from '../../shared/errors.ts'
import { wrongUsage } from './arguments.ts'
import { batch } from './batch.ts'
import { cases } from './cases.ts'
import type { Command } from './command.ts'
import { compose } from './compose.ts'
import type { CliContext, Terminal } from './context.ts'
import { current } from './current.ts'
import { type ExitCode, exitCodeOf, exitCodes } from './exit-codes.ts'
import { get } from './get.ts'
import { generalHelp } from './help.ts'
import { history } from './history.ts'
import { inspect } from './inspect.ts'
import { issue } from './issue.ts'
import { kept } from './kept.ts'
import { keys } from './keys.ts'
import { people } from './people.ts'
import { profiles } from './profiles.ts'
import { renew } from './renew.ts'
import { rooms } from './rooms.ts'
import { snippet } from './snippet.ts'
import { status } from './status.ts'
import { stop } from './stop.ts'
import { visible } from './text.ts'

const commands: readonly Command[] = [
  issue,
  batch,
  current,
  get,
  stop,
  renew,
  snippet,
  kept,
  history,
  rooms,
  people,
  inspect,
  compose,
  cases,
  profiles,
  keys,
  status,
]

/** Runs the command that the words name. Never throws: what fails is a sentence and an exit code. */
export async function runCommand(argv: readonly string[], context: CliContext): Promise<ExitCode> {
  const [word, ...args] = commandFirst(argv)
  const command = commands.find(({ name }) => name === word)
  try {
    if (command === undefined) return runWithoutCommand(word, args, context)
    if (asksForHelp(args)) return show(command.help, context.terminal)
    return await command.run(args, context)
  } catch (error) {
    return report(error, command, context.terminal)
  }
}

/** The folder may also be named before the command. */
function commandFirst(argv: readonly string[]): readonly string[] {
  const [first, second, ...rest] = argv
  if (first === '--data-dir' && second !== undefined) return [...rest, first, second]
  return first?.startsWith('--data-dir=') ? [...argv.slice(1), first] : argv
}

function runWithoutCommand(word: string | undefined, args: readonly string[], context: CliContext): ExitCode {
  switch (word) {
    case '--version':
      return show(context.version, context.terminal)
    case '--help':
    case '-h':
    case 'help':
      return show(
        commands.find(({ name }) => name === args[0])?.help ?? generalHelp(commands),
        context.terminal,
      )
    case undefined:
      throw wrongUsage('There is no command.')
    default:
      throw wrongUsage('There is no such command.')
  }
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return args.slice(0, end === -1 ? undefined : end).some((arg) => arg === '--help' || arg === '-h')
}

function show(text: string, terminal: Terminal): ExitCode {
  terminal.out(text)
  return exitCodes.done
}

function report(error: unknown, command: Command | undefined, terminal: Terminal): ExitCode {
  if (!(error instanceof RoompassError)) {
    terminal.err(`roompass: The command failed: ${visible(firstLine(error))}`)
    return exitCodes.refused
  }
  const code = exitCodeOf(error.code)
  const pointer =
    error.code === 'bad-request' ? ` See roompass ${command ? `${command.name} ` : ''}--help.` : ''
  terminal.err(`roompass: ${visible(error.message)}${pointer}`)
  return code
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? ''
}
