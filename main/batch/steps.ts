/** The named steps of a batch, at which a crash must lose nothing and double nothing. */
export type BatchStep =
  /** The batch is in the history, and nothing is issued. */
  | 'batch-recorded'
  | 'chunk-sent'
  | 'before-commit'
  | 'after-commit'
  | 'before-write'
  /** Half of a chunk's rows are in the output. */
  | 'within-write'
  | 'after-write'
  | 'after-sync'
  | 'before-rename'
  | 'after-rename'
  | 'before-done'
  | 'after-done'

/** In which order a batch comes by them. */
export const batchSteps = [
  'batch-recorded',
  'chunk-sent',
  'before-commit',
  'after-commit',
  'before-write',
  'within-write',
  'after-write',
  'after-sync',
  'before-rename',
  'after-rename',
  'before-done',
  'after-done',
] as const satisfies readonly BatchStep[]

/** Where a test has the process die: the nth time, from 1, that a step is reached. */
export interface KillAt {
  readonly step: BatchStep
  readonly nth: number
}

/** Tells that a step is reached. Each step is in one thread only, so each thread counts for itself. */
export type Reach = (step: BatchStep) => void

export function reachOf(killAt: KillAt | null): Reach {
  let times = 0
  return (step) => {
    if (step !== killAt?.step) return
    times += 1
    if (times === killAt.nth) process.kill(process.pid, 'SIGKILL')
  }
}
