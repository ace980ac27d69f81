import { RoompassError } from '../../shared/errors.ts'
import type { Engine } from '../engine.ts'
import type { CliContext } from './context.ts'

/** Opens the engine for one piece of work and closes it again, also when the work fails. */
export async function withEngine<T>(
  context: CliContext,
  dataDirOption: string | undefined,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const engine = await context.openEngine(dataDirOption)
  try {
    return await work(engine)
  } finally {
    await engine.close()
  }
}

/** The same, for work that needs stored profiles or sessions. @throws RoompassError `history-unavailable` */
export function withHistory<T>(
  context: CliContext,
  dataDirOption: string | undefined,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  return withEngine(context, dataDirOption, async (engine) => {
    const { history } = engine.status()
    if (history.state !== 'open') throw new RoompassError('history-unavailable', whyNotRecorded(engine))
    return work(engine)
  })
}

/** Why nothing can be read from or written to the history, in one sentence. */
export function whyNotRecorded(engine: Engine): string {
  const { history, keychain } = engine.status()
  return keychain.message || history.message || 'The history is not available.'
}
