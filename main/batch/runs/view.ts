import type { Batch, BatchState } from '../../../shared/batch/schemas.ts'
import { fileName } from '../input/bytes.ts'
import type { BatchRow } from './batch-rows.ts'
import type { Progress } from './content.ts'
import { unforeseenSentence } from './refusing.ts'

/** What is known of a batch beside what the history has of it. */
export interface Around {
  readonly state: BatchState
  readonly progress: Progress
  /** Rows a second; null while it does not run. */
  readonly rate: number | null
  /** Epoch seconds. */
  readonly waitingUntil: number | null
  readonly message: string
}

/** A batch as people get to see it. */
export function batchView({ id, profileId, content, startedAt, changedAt }: BatchRow, around: Around): Batch {
  const { task, outputName } = content
  const { state, progress, rate, waitingUntil, message } = around
  const { read, issued, leftOut } = progress
  return {
    id,
    profileId,
    profileName: task.profileName,
    platform: task.platform,
    environment: task.environment,
    inputName: task.input.name,
    output: {
      format: task.output.format,
      fileName: outputName ?? (task.output.path === null ? '' : fileName(task.output.path)),
      guardFormulas: task.output.guardFormulas,
    },
    choice: task.choice,
    state,
    total: task.total,
    ...{ read, issued, leftOut, startedAt, changedAt, rate },
    secondsLeft:
      rate === null || rate === 0 || task.total === null ? null : Math.max(0, task.total - read) / rate,
    waitingUntil,
    message:
      message === '' && (state === 'done' || state === 'cancelled')
        ? unforeseenSentence(progress.unforeseen)
        : message,
  }
}
