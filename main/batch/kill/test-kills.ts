import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { type Left, whatIsLeft } from './test-fallen.ts'
import { type Moment, runUntil } from './test-moment.ts'
import { copyPlace, makePlace } from './test-place.ts'
import { expectSame } from './test-same.ts'
import { expectWhole } from './test-whole.ts'

/** One kill, and what it left. */
export interface Kill extends Omit<Left, 'sessions'> {
  /** Sessions in the history. */
  readonly recorded: number
  /** Whether the process had gone on with a batch that was killed before. */
  readonly isResumed: boolean
  /** Sessions that the killed process had recorded itself. */
  readonly recordedByIt: number
}

export interface Kills {
  readonly seed: number
  readonly kills: readonly Kill[]
  /** Processes that had ended before their moment came. */
  readonly tooLate: number
  /** Batches that came to their end as they should. */
  readonly batches: number
}

export interface KillsOptions {
  /** Empty, and there. */
  readonly folder: string
  /** At least; it goes on until half of them fell between the first write and the last. */
  readonly kills: number
  /** Of each batch. */
  readonly rows: number
  /** Chooses the moments; what they fall upon depends on the machine as well. */
  readonly seed: number
  /** Told after each batch. */
  readonly onBatch?: (kills: Kills) => void
}

/** Whether a kill fell between the first thing that a batch writes for its guests and the last. */
export const fellBetween = ({ where }: Kill) => where === 'between'

/** Every other batch has tokens that are kept only for as long as the batch may need them. */
const waysToKeepTokens = ['until-expiry', 'never'] as const

/** So many moments may come too late. */
const momentsPerKill = 5

/**
 * Begins batches in processes of their own, each with a history of its own, and kills each at a random moment and, as it
 * goes on, again with a chance of one half; then lets it come to its end and compares it with its guests.
 *
 * @throws Error where something is lost or doubled, with the seed
 */
export async function killAtRandom(options: KillsOptions): Promise<Kills> {
  const { folder, rows, seed, onBatch } = options
  const randoms = fc.sample(randomMoment, { seed, numRuns: options.kills * momentsPerKill })
  const kills: Kill[] = []
  let [batches, tooLate] = [0, 0]
  const soFar = (): Kills => ({ seed, kills, tooLate, batches })

  const isEnough = () => kills.length >= options.kills && kills.filter(fellBetween).length * 2 >= kills.length

  const nextMoment = (isResumed: boolean, written: number, whole: Whole): Moment | null => {
    if (isEnough()) return null
    const random = randoms.shift()
    if (random === undefined) throw new Error('Most kills come too late, or fall where little happens.')
    if (isResumed && !random.isKilledAgain) return null
    // Most of the time a process is at something else than to write.
    const isTimeForAll = kills.filter(fellBetween).length * 3 >= kills.length * 2
    return isTimeForAll ? momentInTime(random, whole) : momentInOutput(random, written / rows, whole)
  }

  const killOne = async (root: string, whole: Whole): Promise<void> => {
    const place = copyPlace(template(folder, batches), root)
    let left: Left = { where: 'begin', sessions: [], written: 0, isTorn: false }
    for (let isResumed = false; left.where !== 'done'; isResumed = true) {
      const moment = nextMoment(isResumed, left.written, whole)
      const { isKilled, took } = await runUntil(place, moment)
      if (!isKilled) {
        if (moment !== null) tooLate += 1
        // The machine has less to do by now, or more.
        if (!isResumed) whole.took = took
        break
      }
      const before = left.sessions
      left = await whatIsLeft(root, rows)
      const { sessions, ...rest } = left
      expectKept(before, sessions)
      const recorded = sessions.length
      kills.push({ ...rest, recorded, recordedByIt: recorded - before.length, isResumed })
    }
    expectKept(left.sessions, await expectWhole(place))
    rmSync(root, { recursive: true })
    batches += 1
    onBatch?.(soFar())
  }

  try {
    for (const [at, keepTokens] of waysToKeepTokens.entries()) {
      await makePlace(template(folder, at), { rows, keepTokens })
    }
    const whole = await wholeRun(folder)
    while (!isEnough()) await killOne(join(folder, `batch ${batches + 1}`), whole)
    return soFar()
  } catch (error) {
    throw new Error(`Killed with the seed ${seed}, after ${kills.length} kills: ${error}`, { cause: error })
  }
}

/** What was in the history once is there for good, and in its place. */
function expectKept(before: readonly string[], now: readonly string[]): void {
  expectSame('sessions that were there before', now.slice(0, before.length), before)
}

const template = (folder: string, at: number) => join(folder, `template ${at % waysToKeepTokens.length}`)

/** A batch that nobody kills. */
interface Whole {
  /** Milliseconds since it was loaded. */
  took: number
  /** Of the output. */
  readonly bytes: number
}

async function wholeRun(folder: string): Promise<Whole> {
  const place = copyPlace(template(folder, 0), join(folder, 'whole'))
  const { took } = await runUntil(place, null)
  await expectWhole(place)
  return { took, bytes: statSync(place.output).size }
}

const part = fc.integer({ min: 0, max: 9999 }).map((number) => number / 10_000)
const randomMoment = fc.noBias(fc.record({ share: part, delay: part, isKilledAgain: fc.boolean() }))

interface RandomMoment {
  readonly share: number
  readonly delay: number
}

/** At most so many milliseconds after the output has reached a size: about as long as a chunk takes. */
const longestDelay = 20

/** Of what is left to be written: the last of it comes all at once, and then it is over. */
const mostAwaited = 0.7

/** Somewhere in what is left to be written. */
function momentInOutput({ share, delay }: RandomMoment, written: number, { bytes }: Whole): Moment {
  const awaited = written + (1 - written) * share * mostAwaited
  return { bytes: Math.ceil(bytes * awaited), after: delay * longestDelay }
}

const momentInTime = ({ share }: RandomMoment, { took }: Whole): Moment => ({
  bytes: null,
  after: share * took,
})
