import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'

/** How a child process ended; `code` is 127 where it could not be started, 128 + n where signal n ended it. */
export interface Ended {
  readonly code: number
  readonly signal: NodeJS.Signals | null
}

/** Waits for the end of a child process. Never throws. */
export function ended(child: ChildProcess): Promise<Ended> {
  return new Promise((resolve) => {
    child.once('error', () => resolve({ code: 127, signal: null }))
    child.once('exit', (code, signal) => resolve({ code: code ?? codeOf(signal), signal }))
  })
}

/**
 * Runs a command to its end. While it runs, Ctrl-C is the child's matter (a terminal sends it to both), and a
 * request to terminate is passed on.
 */
export async function run(command: string, args: readonly string[], options: SpawnOptions): Promise<Ended> {
  const child = spawn(command, args, options)
  const wait = () => {}
  const passOn = () => child.kill('SIGTERM')
  process.on('SIGINT', wait)
  process.on('SIGTERM', passOn)
  try {
    return await ended(child)
  } finally {
    process.off('SIGINT', wait)
    process.off('SIGTERM', passOn)
  }
}

const numbers: Partial<Record<NodeJS.Signals, number>> = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }

function codeOf(signal: NodeJS.Signals | null): number {
  return 128 + (signal === null ? 0 : (numbers[signal] ?? 0))
}
