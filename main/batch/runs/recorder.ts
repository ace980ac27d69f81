import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { Door } from '../../data/door.ts'
import { sqliteCode } from '../../data/open-database.ts'
import { prepared } from '../../data/prepared.ts'
import { type CommonOfMany, recordMany } from '../../history/record-many.ts'
import type { Reach } from '../steps.ts'
import type { Control } from '../threads/control.ts'
import type { Turns } from '../turns.ts'
import { type BatchRow, writeBatch } from './batch-rows.ts'
import { behindOf } from './behind.ts'
import { rowsOf } from './columns.ts'
import type { Content } from './content.ts'
import type { Chunk, Writing } from './protocol.ts'
import { recordedRows } from './recorded-rows.ts'
import { profileGone } from './trouble.ts'

/** What the sessions of a batch have in common, whatever chunk they come in. */
export type CommonOfBatch = Omit<CommonOfMany, 'issuedAt' | 'headerText' | 'origin' | 'profileId'> & {
  readonly profileId: string
}

export interface RecorderOptions {
  readonly database: Database
  readonly common: CommonOfBatch
  /** As it is in the history. */
  readonly content: Content
  readonly control: Pick<Control, 'order' | 'goingOn'>
  readonly turns: Pick<Turns, 'take'>
  /** That the main thread goes through first. */
  readonly door: Pick<Door, 'empty'>
  readonly reach: Reach
  /** Epoch seconds. */
  readonly now: () => number
  /** Told where people were added, or are called otherwise. */
  readonly onPeople: () => void
}

/**
 * So often everybody else is left alone with the history for some milliseconds, in which no batch begins anything: longer
 * than the longest pause that SQLite makes between two looks at a lock (100 ms), and often enough for those who give up
 * after five seconds.
 */
const leaveEvery = 2500
const leaveFor = 110

/** Milliseconds for which the main thread goes first. */
const mainFirst = 250

/** Milliseconds for which somebody else may keep the history from being written. */
const longestWait = 60_000

export type Recorder = Pick<Writing, 'record' | 'behind' | 'recorded' | 'note' | 'end'> & {
  /** Waits until what was written has come to its end. */
  settled(): Promise<void>
}

/** Writes what a batch leaves in the history: sessions, and in the same transaction how far it has come with them. */
export function createRecorder(options: RecorderOptions): Recorder {
  const { database, common, control, turns, door, reach, now } = options
  const number = common.batch
  let content = options.content
  let left: Promise<void> = Promise.resolve()
  let leftAt = performance.now()

  const isWanted = () => control.order() === 'go'

  /** One immediate transaction in its turn, whatever was ordered. */
  const written = async <T>(work: () => T): Promise<T> => {
    const result = await attempts(work, () => true)
    if (result === null) throw new Error('A turn that is always wanted is always taken.')
    return result.value
  }

  /** The same, but nothing is begun while the batch pauses; null where it is to stop. */
  const writtenIfGoing = async <T>(work: () => T): Promise<T | null> => {
    for (;;) {
      await control.goingOn()
      if (!isWanted()) return null
      const result = await attempts(work, isWanted)
      if (result !== null) return result.value
    }
  }

  /** Ends a turn, from time to time after everybody else has had theirs. */
  const end = async (leave: () => void) => {
    if (performance.now() - leftAt > leaveEvery) {
      await wait(leaveFor)
      leftAt = performance.now()
    }
    leave()
  }

  const attempts = async <T>(work: () => T, wanted: () => boolean): Promise<{ value: T } | null> => {
    await left
    const since = performance.now()
    for (;;) {
      const leave = await turns.take(wanted)
      if (leave === null) return null
      try {
        await door.empty(mainFirst)
        const value = database.transaction(work).immediate()
        left = end(leave)
        return { value }
      } catch (error) {
        leave()
        const isTooLong = performance.now() - since > longestWait
        if (isTooLong || !sqliteCode(error).startsWith('SQLITE_BUSY')) throw error
        if (!wanted()) return null
      }
    }
  }

  const write = (state: BatchRow['state'], changed: Partial<Content>) => {
    content = { ...content, message: '', ...changed }
    writeBatch(database, { number, state, content, changedAt: now() })
  }

  const recordChunk = ({ rows, headerText, origin, issuedAt }: Chunk): string[] => {
    const recorded = recordMany(
      database,
      { ...common, headerText, origin, issuedAt: issuedAt ?? now() },
      rowsOf(rows),
    )
    return recorded.map(({ id }) => id)
  }

  return {
    record: async ({ chunks, after, progress, isFetched }) => {
      const work = () => {
        // What came before these was not recorded: they would leave a gap.
        if (content.progress.read !== after) return null
        expectProfile(database, common.profileId)
        const ids = chunks.flatMap(recordChunk)
        write('open', { progress })
        reach('before-commit')
        return ids
      }
      const ids = isFetched ? await written(work) : await writtenIfGoing(work)
      if (ids !== null) reach('after-commit')
      return ids
    },
    behind: async (guests) => {
      const found = await writtenIfGoing(() => {
        expectProfile(database, common.profileId)
        return behindOf(database, common.profileId, guests, now())
      })
      if (found?.isChanged) options.onPeople()
      return found?.behind ?? null
    },
    recorded: (range) => recordedRows(database, number, range),
    note: async (progress) => {
      await written(() => write('open', { progress }))
      return null
    },
    end: async ({ state, outputName, message, progress }) => {
      reach('before-done')
      await written(() => write(state, { progress, outputName, message }))
      reach('after-done')
      return null
    },
    settled: () => left,
  }
}

function expectProfile(database: Database, id: string): void {
  const sql = 'SELECT 1 FROM profiles WHERE id = ? AND removing = 0'
  if (prepared<[string]>(database, sql).get(id) === undefined) throw profileGone()
}
