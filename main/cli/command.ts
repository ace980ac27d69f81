import type { CliContext } from './context.ts'
import type { ExitCode } from './exit-codes.ts'

/** One word behind `roompass`. */
export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** What `--help` shows. */
  readonly help: string
  /**
   * Runs with what stands behind the command's name.
   *
   * @throws RoompassError, which becomes a sentence on standard error and an exit code.
   */
  run(args: readonly string[], context: CliContext): Promise<ExitCode>
}
