import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Place } from './test-place.ts'

const child = fileURLToPath(new URL('./test-child.ts', import.meta.url))

/** When a process is killed. */
export interface Moment {
  /** Bytes that the output has by then; null where that does not matter. */
  readonly bytes: number | null
  /** Milliseconds after that, or after the process was loaded. */
  readonly after: number
}

/** Milliseconds between two looks at the output. */
const lookEvery = 1

/** Milliseconds after which a process is taken to hang. */
const longest = 120_000

/** How a process ended. */
export interface Ended {
  readonly isKilled: boolean
  /** Milliseconds since it was loaded. */
  readonly took: number
}

/**
 * Brings the batch of a place to its end in a process of its own, unless its moment comes before.
 *
 * @throws Error with what the process complained of
 */
export async function runUntil(place: Place, moment: Moment | null): Promise<Ended> {
  const { dataDir, secretsDir, input, output } = place
  const running = fork(child, [dataDir, secretsDir, input, output], {
    execArgv: [],
    // A process that is loaded sooner is killed sooner.
    env: { ...process.env, NODE_COMPILE_CACHE: join(dataDir, '..', '..', 'compiled') },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Ends what hangs, which is no death of ours.
    ...{ timeout: longest, killSignal: 'SIGTERM' },
  })
  let complaints = ''
  running.stderr?.on('data', (data) => {
    complaints += String(data)
  })
  const isOver = () => running.exitCode !== null || running.signalCode !== null
  const closed = once(running, 'close')
  try {
    await Promise.race([once(running, 'message'), closed])
    const loaded = performance.now()
    if (moment !== null) {
      if (moment.bytes !== null) while (!isOver() && bytesIn(place) < moment.bytes) await wait(lookEvery)
      await Promise.race([wait(moment.after), closed])
      running.kill('SIGKILL')
    }
    const [code, signal] = await closed
    const took = performance.now() - loaded
    if (signal === 'SIGKILL' && moment !== null) return { isKilled: true, took }
    if (code !== 0 || complaints !== '')
      throw new Error(`The process ended with ${signal ?? code}: ${complaints}`)
    return { isKilled: false, took }
  } finally {
    running.kill('SIGKILL')
  }
}

/** How much of the output there is so far. */
function bytesIn({ files }: Place): number {
  const name = readdirSync(files).find((one) => one.endsWith('.part'))
  return (name === undefined ? undefined : statSync(join(files, name), { throwIfNoEntry: false }))?.size ?? 0
}
