import { stat } from 'node:fs/promises'
import { RoompassError } from '../../../shared/errors.ts'
import { partPath } from '../outputs/names.ts'
import { type BatchOutput, OutputLost, type OutputPlace, type OutputRow } from '../outputs/output.ts'
import { outputTrouble } from '../outputs/trouble.ts'
import type { Reach } from '../steps.ts'

/** An output, of which it is known how far it is safely written. @throws RoompassError `failed` with a sentence */
export interface OutputWriter {
  /** Goes on behind a place, or begins anew where that is lost or null. What is written is not sure until `makeSure`. */
  open(from: OutputPlace | null): Promise<void>
  /** What was written since `open`, and what will be, is what the output is to have. */
  makeSure(): void
  /** Rows in their order, brought to the disk. */
  write(rows: readonly OutputRow[]): Promise<void>
  /** Up to where the output is to be kept; null where it is to be begun anew. */
  place(): OutputPlace | null
  complete(): Promise<string>
  cancel(): Promise<string>
  close(): Promise<void>
}

export function createOutputWriter(output: BatchOutput, reach: Reach): OutputWriter {
  let written: OutputPlace | null = null
  let sure: OutputPlace | null = null
  let isSure = false
  return {
    open: (from) =>
      told(async () => {
        isSure = false
        written = sure = from
        try {
          await output.open(from)
        } catch (error) {
          if (!(error instanceof OutputLost)) throw error
          written = sure = null
          await output.open(null)
        }
      }),
    makeSure: () => {
      isSure = true
      sure = written
    },
    write: (rows) =>
      told(async () => {
        reach('before-write')
        const half = Math.ceil(rows.length / 2)
        await output.write(rows.slice(0, half))
        reach('within-write')
        await output.write(rows.slice(half))
        reach('after-write')
        written = await output.sync()
        if (isSure) sure = written
        reach('after-sync')
      }),
    place: () => sure,
    complete: () =>
      told(async () => {
        reach('before-rename')
        const name = await output.complete()
        reach('after-rename')
        return name
      }),
    cancel: () => told(() => output.cancel()),
    close: () => told(() => output.close()),
  }
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw new RoompassError('failed', outputTrouble(error))
  }
}

/** What a file or folder keeps when it gets another name; null where there is none. */
async function identityOf(path: string): Promise<string | null> {
  const found = await stat(path, { bigint: true }).catch(() => null)
  return found === null ? null : `${found.dev}:${found.ino}`
}

/** What tells the output of a batch apart from other files, while it is still under way. */
export const identityOfPart = (path: string, batchId: string) => identityOf(partPath(path, batchId))

/** Whether an output got its name before the batch that wrote it ended. @param identity of `identityOfPart`, back then */
export const isComplete = async (path: string, identity: string) => (await identityOf(path)) === identity
