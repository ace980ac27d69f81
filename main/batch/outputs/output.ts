import type { OutputFormat } from '../../../shared/batch/schemas.ts'
import type { OutputTarget } from '../batch-engine.ts'

/** One issued row, as it goes into an output. */
export interface OutputRow {
  readonly row: number
  readonly line: number
  /** In the order of the input's columns. */
  readonly cells: readonly string[]
  readonly sessionId: string
  readonly token: string
  readonly link: string | null
  readonly room: string
  readonly name: string | null
  /** Epoch seconds. */
  readonly validFrom: number | null
  readonly validUntil: number | null
}

/** How far an output is safely written. Of a folder, `bytes` counts its files. */
export interface OutputPlace {
  readonly row: number
  readonly bytes: number
}

export interface OutputOptions {
  readonly format: OutputFormat
  readonly target: OutputTarget
  /** Of the batch: the name under which the output is written until it is whole has a part of it. */
  readonly batchId: string
  readonly columns: readonly string[]
  readonly guardFormulas: boolean
  /** For passes: whose times they show, an IANA name. */
  readonly timeZone: string
  /** For passes: what stands above them, such as the profile's name. */
  readonly title: string
}

/**
 * An output under way. It is written beside its name and gets it once it is whole. All throw what the file system throws,
 * and `OutputLost`.
 */
export interface BatchOutput {
  /** Begins anew, or goes on behind a place; what stands behind that is cut off. @throws OutputLost */
  open(from: OutputPlace | null): Promise<void>
  write(rows: readonly OutputRow[]): Promise<void>
  /** Brings everything to the disk, and says how far that is. */
  sync(): Promise<OutputPlace>
  /** Gives it its name. @returns the name without its folder */
  complete(): Promise<string>
  /** Closes it as cancelled, under a name that tells so. @returns the name without its folder */
  cancel(): Promise<string>
  /** Closes it and leaves it as it is, for `open` to go on. */
  close(): Promise<void>
}

/** What was written is not there any more, or shorter than it was: it has to be written again from the beginning. */
export class OutputLost extends Error {}
