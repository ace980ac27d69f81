import type { KeyObject } from 'node:crypto'
import { MessageChannel, type MessagePort, type Worker } from 'node:worker_threads'
import type { Profile } from '../../../shared/schemas.ts'
import type { InputSource, OutputTarget } from '../batch-engine.ts'
import type { Edits } from '../inputs/edits.ts'
import type { BatchKnown } from '../inputs/known-for.ts'
import type { KillAt } from '../steps.ts'
import { createControl, type Order } from '../threads/control.ts'
import type { RunData, SentSource, SentTarget } from '../threads/run.ts'
import { startThread } from '../threads/start-thread.ts'
import type { WriteReport } from '../threads/write.ts'
import { answerCalls } from './calls.ts'
import type { Content, Progress } from './content.ts'
import type { TokenFetcher } from './fetch-tokens.ts'
import type { Fetching, Outcome, RunReport } from './protocol.ts'
import type { CommonOfBatch } from './recorder.ts'
import { sendPieces, writePieces } from './streams.ts'
import { brokeOff, historyTrouble } from './trouble.ts'

export interface RunOptions {
  readonly batchId: string
  readonly content: Content
  readonly common: CommonOfBatch
  readonly profile: Profile
  /** Null where the platform makes the tokens. */
  readonly key: KeyObject | null
  readonly fetcher: TokenFetcher
  readonly known: BatchKnown
  readonly edits: Edits
  readonly source: InputSource
  readonly target: OutputTarget
  /** The history's file, and a copy of its key, which is overwritten. */
  readonly history: { readonly path: string; readonly key: Uint8Array }
  /** The folder of the locks. */
  readonly locks: string
  /** Of the door that the main thread goes through first. */
  readonly door: SharedArrayBuffer
  /** Milliseconds by which the engine's clock is ahead of the system's. */
  readonly clockAhead: number
  readonly killAt: KillAt | null
  /** What is to be done first; `cancel` for a batch that is only to be brought to its end. */
  readonly order: Order
  readonly onProgress: (progress: Progress) => void
  /** Told where aliases were made for people. */
  readonly onPeople: () => void
}

/** A batch under way: one thread reads, signs and writes the output, another one records. */
export interface Run {
  /** Once new rows are issued, which is null, or how it ended before that. */
  readonly going: Promise<Outcome | null>
  readonly outcome: Promise<Outcome>
  /** Once both threads are gone; then nothing of it is in memory any more. */
  readonly gone: Promise<void>
  give(order: Order): void
}

/**
 * Megabytes for each thread. Nothing of a row stays for long, whatever it is: with room for more, garbage only lies around
 * for longer. A thread that needs more is ended, and the batch can go on.
 */
const resourceLimits = { maxOldGenerationSizeMb: 128 }

/** Milliseconds that threads have to end once they were told to. What they do can be broken off anywhere. */
const grace = 10_000

export function startRun(options: RunOptions): Run {
  const { history, content, killAt, fetcher } = options
  const control = createControl()
  control.give(options.order)
  const between = new MessageChannel()
  const platform = new MessageChannel()
  answerCalls<Fetching>(platform.port1, fetcher, historyTrouble)

  const writer = startThread(
    {
      role: 'write',
      ...{
        port: between.port1,
        control: control.memory,
        locks: options.locks,
        door: options.door,
        clockAhead: options.clockAhead,
      },
      ...{ path: history.path, key: history.key, common: options.common, content, killAt },
    },
    { resourceLimits, transferList: [between.port1, bufferOf(history.key)] },
  )
  const source = sentSource(options.source)
  const target = sentTarget(options.target)
  const data: RunData = {
    ...{ port: between.port2, platformPort: platform.port2, control: control.memory },
    ...{ batchId: options.batchId, task: content.task, start: content.progress },
    ...{ profile: options.profile, key: options.key, known: options.known, edits: options.edits },
    ...{ source: source.sent, target: target.sent, killAt },
  }
  const runner = startThread(
    { role: 'run', ...data },
    { resourceLimits, transferList: [between.port2, platform.port2, ...source.ports, ...target.ports] },
  )

  const going = Promise.withResolvers<Outcome | null>()
  const outcome = Promise.withResolvers<Outcome>()
  let progress = content.progress
  let isOver = false
  const end = (ended: Outcome) => {
    isOver = true
    outcome.resolve(ended)
    going.resolve(ended)
    fetcher.stop()
  }
  // What a thread fails of is never shown: it may be of anything.
  const fail = () => end({ kind: 'stopped', progress, code: 'failed', message: brokeOff, field: null })
  runner.on('message', (report: RunReport) => {
    if (report.kind === 'going') going.resolve(null)
    else if (report.kind === 'end') end(report.outcome)
    else if (!isOver) {
      progress = report.progress
      options.onProgress(progress)
    }
  })
  writer.on('message', (_: WriteReport) => options.onPeople())
  for (const thread of [runner, writer]) thread.once('error', fail)
  runner.once('exit', fail)

  const gone = Promise.all([exitOf(runner), exitOf(writer)]).then(() => platform.port1.close())
  return {
    going: going.promise,
    outcome: outcome.promise,
    gone,
    give: (order) => {
      control.give(order)
      if (order === 'cancel' || order === 'stop') fetcher.stop()
      if (order === 'stop') endThreads([runner, writer], gone)
    },
  }
}

function endThreads(threads: readonly Worker[], gone: Promise<void>): void {
  const timer = setTimeout(() => {
    for (const thread of threads) void thread.terminate()
  }, grace)
  void gone.then(() => clearTimeout(timer))
}

const exitOf = (thread: Worker) => new Promise((resolve) => thread.once('exit', resolve))

/** The memory of a key, where that is all there is in it. */
function bufferOf(key: Uint8Array): ArrayBuffer {
  if (key.buffer instanceof ArrayBuffer && key.byteLength === key.buffer.byteLength) return key.buffer
  throw new Error('A key that is handed over has memory of its own.')
}

function sentSource(source: InputSource): { sent: SentSource; ports: MessagePort[] } {
  if (source.from !== 'stdin') return { sent: source, ports: [] }
  const { port1, port2 } = new MessageChannel()
  sendPieces(source.stream, port1)
  return { sent: { from: 'stdin', port: port2 }, ports: [port2] }
}

function sentTarget(target: OutputTarget): { sent: SentTarget; ports: MessagePort[] } {
  if ('path' in target) return { sent: { path: target.path }, ports: [] }
  const { port1, port2 } = new MessageChannel()
  writePieces(target.stream, port1)
  return { sent: { port: port2 }, ports: [port2] }
}
