import { RoompassError } from '../../shared/errors.ts'
import { wrongUsage } from './arguments.ts'
import type { Terminal } from './context.ts'

/** What is about to happen, in the words of the answers to it. */
export interface Deed {
  /** Such as `Removing`. */
  readonly doing: string
  /** Such as `removed`. */
  readonly done: string
}

const removal: Deed = { doing: 'Removing', done: 'removed' }

/**
 * Asks before something is lost, unless `--yes` was given.
 *
 * @throws RoompassError `cancelled` for any answer but yes, `bad-request` where nobody can be asked
 */
export async function confirm(
  question: string,
  yes: boolean | undefined,
  terminal: Terminal,
  { doing, done }: Deed = removal,
): Promise<void> {
  if (yes) return
  if (!terminal.interactive) {
    throw wrongUsage(`${doing} needs --yes where nobody can be asked.`)
  }
  const answer = await terminal.ask(`${question} [y/N] `)
  if (!/^y(es)?$/i.test(answer.trim())) throw new RoompassError('cancelled', `Nothing was ${done}.`)
}
