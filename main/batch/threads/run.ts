import type { KeyObject } from 'node:crypto'
import { type MessagePort, parentPort } from 'node:worker_threads'
import { rowChecker } from '../../../shared/batch/check-row.ts'
import { duplicatesIn } from '../../../shared/batch/duplicates.ts'
import { RoompassError } from '../../../shared/errors.ts'
import { platforms } from '../../../shared/platforms/index.ts'
import type { Platform } from '../../../shared/platforms/platform.ts'
import type { Profile } from '../../../shared/schemas.ts'
import { createBatchSigner } from '../../tokens/batch-signer.ts'
import type { InputSource, OutputTarget } from '../batch-engine.ts'
import { readRows } from '../input/read-rows.ts'
import { type Edits, withEdit } from '../inputs/edits.ts'
import { type BatchKnown, knownFor } from '../inputs/known-for.ts'
import { createOutput } from '../outputs/index.ts'
import { type Call, createCalls } from '../runs/calls.ts'
import { createCatchUp } from '../runs/catch-up.ts'
import type { Progress, Task } from '../runs/content.ts'
import { createDigest } from '../runs/digest.ts'
import { outputFor } from '../runs/issued-row.ts'
import { createIssuing } from '../runs/issuing.ts'
import { createMaker, rowsAtOnce } from '../runs/make-tokens.ts'
import { createOutputWriter } from '../runs/output-writer.ts'
import { createPipe } from '../runs/pipe.ts'
import type { Fetching, Outcome, RunReport, Writing } from '../runs/protocol.ts'
import { createRefuse } from '../runs/refusing.ts'
import { type RunParts, runBatch } from '../runs/run-batch.ts'
import { seldom } from '../runs/seldom.ts'
import { piecesInto, receivePieces } from '../runs/streams.ts'
import { type KillAt, reachOf } from '../steps.ts'
import { type ControlMemory, createControl } from './control.ts'

/** A source that another thread can read: of a stream, the port that its pieces come through. */
export type SentSource =
  | Exclude<InputSource, { readonly from: 'stdin' }>
  | { readonly from: 'stdin'; readonly port: MessagePort }

export type SentTarget = { readonly path: string } | { readonly port: MessagePort }

/** Everything that a run needs, as plain data. */
export interface RunData {
  /** The `write` thread is at its other end. */
  readonly port: MessagePort
  /** The main thread is at its other end, and asks the platform. */
  readonly platformPort: MessagePort
  readonly control: ControlMemory
  readonly batchId: string
  readonly task: Task
  readonly start: Progress
  readonly profile: Profile
  /** What signs; null where the platform makes the tokens. */
  readonly key: KeyObject | null
  readonly known: BatchKnown
  readonly edits: Edits
  readonly source: SentSource
  readonly target: SentTarget
  readonly killAt: KillAt | null
}

/** Milliseconds between two reports of how far the batch has come. */
const reportEvery = 250

/** Reads, checks, signs and writes the output of a batch. What it has come to is the last report. */
export async function run(data: RunData): Promise<void> {
  const report = (one: RunReport) => parentPort?.postMessage(one)
  const call = createCalls<Writing>(data.port)
  const outcome = await outcomeOf(data, call, report)
  report({ kind: 'end', outcome })
  // The port is closed from there; the answer does not come any more then.
  void call('close', { isOver: outcome.kind === 'over' }).catch(() => undefined)
  data.platformPort.close()
  // A stream belongs to the other thread, and is not ended from here; but nothing more comes through, and a port that is
  // listened to keeps this thread from ending.
  for (const end of [data.source, data.target]) if ('port' in end) end.port.close()
}

async function outcomeOf(data: RunData, call: Call<Writing>, report: Report): Promise<Outcome> {
  try {
    return await runBatch(partsOf(data, call, report))
  } catch (error) {
    // The plan does not fit the columns or the profile, as it may after one of them was changed.
    if (!(error instanceof RoompassError)) throw error
    const { code, message, field = null } = error
    return { kind: 'stopped', progress: data.start, code, message, field }
  }
}

type Report = (one: RunReport) => void

function partsOf(data: RunData, call: Call<Writing>, report: Report): RunParts {
  const { batchId, task, start, profile, edits, known, killAt } = data
  const { plan, now, choice, input } = task
  const platform: Platform = platforms[profile.platform]
  const control = createControl(data.control)
  const reach = reachOf(killAt)
  const target = targetOf(data.target)
  const checkRow = rowChecker({
    plan,
    columns: input.columns,
    profile,
    now,
    timeZone: plan.timeZone,
    knownFor: knownFor(known),
  })
  const refuse = createRefuse(choice, task.output.format, start.unforeseen)
  const output = createOutputWriter(
    createOutput({
      format: task.output.format,
      target,
      batchId,
      columns: input.columns,
      guardFormulas: task.output.guardFormulas,
      timeZone: plan.timeZone,
      title: profile.name,
    }),
    reach,
  )
  const isFetched = !platform.secret.signs
  const toOutput = outputFor(profile)
  const pipe = createPipe({
    call,
    output,
    toOutput,
    reach,
    progress: start,
    isFetched,
    onRecorded: seldom(reportEvery, (progress) => report({ kind: 'progress', progress })),
  })
  const digest = createDigest()
  const ask = createCalls<Fetching>(data.platformPort)
  const maker = createMaker({
    profile,
    checkRow,
    refuse,
    sign: data.key === null ? null : createBatchSigner(data.key),
    fetch: (wanted) => ask('fetch', wanted),
    behind: (guests) => call('behind', guests),
  })
  return {
    batchId,
    control,
    call,
    report,
    rows: (signal) => readRows(sourceOf(data.source), input.reading, input.columns, { signal }),
    columns: input.columns,
    target,
    output,
    digest,
    catchUp: createCatchUp({
      call,
      output,
      edited: (row) => withEdit(row, edits),
      toOutput,
    }),
    issuing: createIssuing({
      checkRow,
      duplicates: choice === 'fine' ? duplicatesIn(platform) : null,
      edits,
      refuse,
      maker,
      pipe,
      digest,
      progress: start,
      most: rowsAtOnce(profile, task.output.format),
    }),
    pipe,
    start,
  }
}

function sourceOf(source: SentSource): InputSource {
  return source.from === 'stdin' ? { from: 'stdin', stream: receivePieces(source.port) } : source
}

function targetOf(target: SentTarget): OutputTarget {
  return 'path' in target ? target : { stream: piecesInto(target.port) }
}
