import { RoompassError } from '../../../shared/errors.ts'
import { OutputLost } from './output.ts'

const kept = 'What was issued is kept in the history'

/** Why an output could not be written, what is kept, and what to do. The code is that of the file system (errno(3)). */
export function outputTrouble(error: unknown): string {
  if (error instanceof RoompassError) return error.message
  if (error instanceof OutputLost) {
    return `The output written so far is gone, or shorter than it was. ${kept}: resume the batch to write it again.`
  }
  const code = codeOf(error)
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk of the output is full. ${kept}: free some space, then resume the batch.`
    case 'EFBIG':
      return `The disk of the output takes no file of this size. ${kept}: cancel the batch, and issue the rest to another disk.`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `The output can not be written there. ${kept}: allow Roompass to write to that folder, then resume the batch.`
    case 'EBUSY':
      return `Another program holds the output. ${kept}: close it there, then resume the batch.`
    case 'ENOENT':
    case 'ENOTDIR':
      return `The folder of the output is gone. ${kept}: bring the folder back, then resume the batch.`
    case 'EISDIR':
    case 'EEXIST':
    case 'ENOTEMPTY':
      return `There is a folder of the output’s name. ${kept}, and in a file beside it: rename that folder, then resume the batch.`
    case 'EPIPE':
    case 'ERR_STREAM_DESTROYED':
      return `The program that read the output has ended. ${kept}: resume the batch to write it again.`
    default:
      return `The output can not be written at the moment${code === '' ? '' : ` (${code})`}. ${kept}: check the disk and the folder, then resume the batch.`
  }
}

export function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes(codeOf(error))
}

/** Such as `ENOENT`; empty where there is none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
