import { type MessagePort, parentPort } from 'node:worker_threads'
import type { Database } from 'better-sqlite3-multiple-ciphers'
import { createDoor } from '../../data/door.ts'
import { openDatabase } from '../../data/open-database.ts'
import { mergeTextIndex } from '../../history/text-index.ts'
import { answerCalls } from '../runs/calls.ts'
import type { Content } from '../runs/content.ts'
import type { Writing } from '../runs/protocol.ts'
import { type CommonOfBatch, createRecorder } from '../runs/recorder.ts'
import { historyTrouble } from '../runs/trouble.ts'
import { type KillAt, reachOf } from '../steps.ts'
import { createTurns } from '../turns.ts'
import { type Control, type ControlMemory, createControl } from './control.ts'

/** Everything that recording needs, as plain data. */
export interface WriteData {
  /** The `run` thread is at its other end. */
  readonly port: MessagePort
  readonly control: ControlMemory
  /** The history's file, and its key, which is overwritten here. */
  readonly path: string
  readonly key: Uint8Array
  /** The folder of the locks. */
  readonly locks: string
  readonly door: SharedArrayBuffer
  readonly common: CommonOfBatch
  readonly content: Content
  /** Milliseconds by which the engine's clock is ahead of the system's. */
  readonly clockAhead: number
  readonly killAt: KillAt | null
}

/** What the main thread is told: aliases were made for people. */
export type WriteReport = 'people'

/** Kibibytes that are kept decrypted here, beside what the main thread keeps: rows are added at the ends of the tables. */
const cacheSize = 16 * 1024

/** Milliseconds after which somebody else's lock is looked at anew, in case the batch is no longer to go on. */
const busyTimeout = 250

/** Milliseconds for putting the text index together at the end, and for one piece of it. */
const mergeFor = 1500
const mergePiece = 100

/** Records the sessions of a batch on a connection of its own, as the `run` thread asks. It ends with its port. */
export function write(data: WriteData): void {
  const control = createControl(data.control)
  let opened: ReturnType<typeof begin> | null = null
  const here = () => {
    opened ??= begin(data, control)
    return opened
  }
  answerCalls<Writing>(
    data.port,
    {
      open: () => {
        here()
        return null
      },
      record: (recording) => here().recorder.record(recording),
      behind: (guests) => here().recorder.behind(guests),
      recorded: (range) => here().recorder.recorded(range),
      note: (progress) => here().recorder.note(progress),
      end: (ending) => here().recorder.end(ending),
      close: async ({ isOver }) => {
        if (opened !== null) {
          await opened.recorder.settled()
          if (isOver) merge(opened.database, control)
        }
        data.port.close()
        return null
      },
    },
    historyTrouble,
  )
  data.port.on('close', () => {
    opened?.turns.close()
    opened?.database.close()
  })
}

function begin(data: WriteData, control: Control) {
  const database = openedHere(data)
  const turns = createTurns(data.locks)
  const recorder = createRecorder({
    database,
    turns,
    control,
    door: createDoor(data.door),
    common: data.common,
    content: data.content,
    reach: reachOf(data.killAt),
    now: () => Math.floor((Date.now() + data.clockAhead) / 1000),
    onPeople: () => parentPort?.postMessage('people' satisfies WriteReport),
  })
  return { database, turns, recorder }
}

function openedHere({ path, key }: WriteData): Database {
  try {
    const database = openDatabase(path, key)
    database.pragma(`busy_timeout = ${busyTimeout}`)
    database.pragma(`cache_size = -${cacheSize}`)
    return database
  } finally {
    key.fill(0)
  }
}

/** Many chunks leave the text index in many pieces, and a search looks in each. Upkeep does what is left of it. */
function merge(database: Database, control: Control): void {
  const until = performance.now() + mergeFor
  while (control.order() === 'go' && performance.now() < until) {
    if (!mergeTextIndex(database, mergePiece)) return
  }
}
