import { setTimeout } from 'node:timers/promises'
import type { SessionFilter } from '../../shared/schemas.ts'
import type { Engine } from '../engine.ts'
import type { CliContext } from './context.ts'
import { historyEvents } from './history-events.ts'
import { eventJson, eventLine } from './history-output.ts'

/** Milliseconds between two looks: each reads one page of the history. */
const pause = 250

/**
 * Writes a line for each of the newest sessions, and then one for everything that happens, until it is ended.
 *
 * @param most of the sessions to begin with
 * @throws RoompassError `history-unavailable` where the history can't be read any more
 */
export async function followHistory(
  engine: Engine,
  filter: SessionFilter,
  { most, json }: { readonly most: number; readonly json: boolean },
  { terminal, now, timeZone }: Pick<CliContext, 'terminal' | 'now' | 'timeZone'>,
  ended: AbortSignal,
): Promise<void> {
  const events = historyEvents(engine, filter, most, now)
  let happened = events.begin()
  while (!ended.aborted) {
    for (const event of happened) terminal.out(json ? eventJson(event) : eventLine(event, timeZone))
    await setTimeout(pause, undefined, { signal: ended }).catch(() => undefined)
    if (!ended.aborted) happened = events.next()
  }
}

/** Runs work that is ended by Ctrl+C, by the system, or by the reader of the output going away. */
export async function untilEnded(work: (ended: AbortSignal) => Promise<void>): Promise<void> {
  const ending = new AbortController()
  const end = () => ending.abort()
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.once(signal, end)
  // A reader that went away shows at the next write (EPIPE); the terminal takes the error itself.
  process.stdout.once('error', end)
  try {
    await work(ending.signal)
  } finally {
    for (const signal of signals) process.off(signal, end)
    process.stdout.off('error', end)
  }
}
