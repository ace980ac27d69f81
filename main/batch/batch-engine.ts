import type { Readable } from 'node:stream'
import type { Batch, BatchCheck, BatchInput } from '../../shared/batch/schemas.ts'
import type { Request, Response } from '../../shared/contract.ts'

/** Where rows come from. A stream can be read once: it is issued from without a dry run. */
export type InputSource =
  | { readonly from: 'file'; readonly path: string }
  | { readonly from: 'pasted'; readonly text: string }
  | { readonly from: 'stdin'; readonly stream: Readable }

/** Where tokens go to: a file or, for QR codes, a folder; or a stream, which nobody can read again. */
export type OutputTarget = { readonly path: string } | { readonly stream: NodeJS.WritableStream }

export type BatchRequest = Omit<Request<'batch.issue'>, 'id'> & {
  readonly inputId: string
  readonly target: OutputTarget
}

/**
 * Bulk issuing. The person was asked before where to, and about production. A batch that stops for whatever reason can go on
 * later: what is recorded is what is or will be in the output, each row once.
 */
export interface BatchEngine {
  /**
   * Reads the beginning.
   *
   * @param reading as far as it is said; the rest is found out
   * @throws RoompassError `bad-request` for what is no table
   */
  open(source: InputSource, reading?: Partial<BatchInput['reading']>): Promise<BatchInput>
  read(inputId: string, reading: BatchInput['reading']): Promise<BatchInput>
  /** How columns of these names were matched last. */
  remembered(
    inputId: string,
    platform: Request<'batch.remembered'>['platform'],
  ): Record<string, string> | null
  /** Begins a dry run, off the main thread; `onChecked` tells of it. */
  check(request: Request<'batch.check'>): BatchCheck
  /** Waits for the dry run under way. One of a file that was changed since has failed. */
  checked(inputId: string): Promise<BatchCheck>
  stopCheck(inputId: string): void
  problems(request: Request<'batch.problems'>): Response<'batch.problems'>
  edit(request: Request<'batch.edit'>): Response<'batch.edit'>
  /** Forgets an input that nothing was issued from. */
  close(inputId: string): void
  /**
   * Begins to issue, off the main thread; `onProgress` tells of it until it is over.
   *
   * @throws RoompassError `key-missing`, `history-unavailable`, `bad-request`
   */
  issue(request: BatchRequest): Promise<Batch>
  list(): Batch[]
  get(id: string): Batch
  pause(id: string): void
  /**
   * @param moved where the input is now, and where to write to, where that has changed or was a stream
   * @throws RoompassError `not-found` with the field `input` where the file is not there any more, `bad-request` where it
   * is another one before the row that was issued last
   */
  resume(
    id: string,
    moved?: { readonly source?: InputSource; readonly target?: OutputTarget },
  ): Promise<Batch>
  cancel(id: string): Promise<Batch>
  forget(id: string): void
  onChecked(listener: (inputId: string, check: BatchCheck) => void): () => void
  onProgress(listener: (batch: Batch) => void): () => void
  /** Ends every run after what is being recorded, as for a lock or at the end of the program; they can go on later. */
  stop(): Promise<void>
}
