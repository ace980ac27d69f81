import type { Batch } from '../../../shared/batch/schemas.ts'
import { RoompassError } from '../../../shared/errors.ts'
import type { BatchLocks } from './batch-locks.ts'
import { type BatchRow, batchById, listBatches, writeBatch } from './batch-rows.ts'
import type { Content } from './content.ts'
import type { RunsContext } from './runs-context.ts'
import { batchView } from './view.ts'

/** Batches as the history has them, whoever works on them. */
export interface StoredBatches {
  list(atMost: number): BatchRow[]
  /** @throws RoompassError `not-found` */
  get(id: string): BatchRow
  /** Of a batch that this process does not work on. */
  view(row: BatchRow): Batch
  /** Writes something of a batch that nobody works on. */
  write(id: string, state: BatchRow['state'], changes: Partial<Content>): void
  /** Keeps why a batch stopped: in memory alone where it can't be written, as on a full disk. */
  keepMessage(id: string, message: string): void
}

export function createStoredBatches(
  { storage, now }: Pick<RunsContext, 'storage' | 'now'>,
  locks: Pick<BatchLocks, 'isTaken'>,
): StoredBatches {
  const unwritten = new Map<string, string>()

  const get = (id: string): BatchRow => {
    const row = storage.use((database) => batchById(database, id))
    if (row === null) throw notThere()
    return row
  }
  const write = (id: string, state: BatchRow['state'], changes: Partial<Content>) => {
    storage.use((database) =>
      database
        .transaction(() => {
          const row = batchById(database, id)
          if (row === null) throw notThere()
          writeBatch(database, { ...row, state, content: { ...row.content, ...changes }, changedAt: now() })
        })
        .immediate(),
    )
  }
  const stateOf = ({ id, state }: BatchRow) => {
    if (state !== 'open') return state
    return locks.isTaken(id) ? 'elsewhere' : 'stopped'
  }

  return {
    list: (atMost) => storage.use((database) => listBatches(database, atMost)),
    get,
    write,
    view: (row) => {
      const { id, content } = row
      const state = stateOf(row)
      const kept = content.message || unwritten.get(id) || ''
      return batchView(row, {
        state,
        progress: content.progress,
        rate: null,
        waitingUntil: null,
        message: state === 'stopped' ? kept || interrupted : state === 'elsewhere' ? '' : content.message,
      })
    },
    keepMessage: (id, message) => {
      try {
        write(id, 'open', { message })
        unwritten.delete(id)
      } catch (error) {
        if (!(error instanceof RoompassError)) throw error
        unwritten.set(id, message)
      }
    },
  }
}

/** Said of a batch whose process ended, or was locked, before it was over. */
const interrupted = 'Roompass ended, or was locked, while this batch was under way: resume it to go on.'

function notThere(): RoompassError {
  return new RoompassError('not-found', 'There is no such batch any more: look at the list of batches.')
}
