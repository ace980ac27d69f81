import { RoompassError } from '../../../shared/errors.ts'

/** What can't be read as a table at all. The sentence says what to do instead. */
export function noTable(message: string): RoompassError {
  return new RoompassError('bad-request', message)
}

/** @param name of what was read, without its folder */
export function readFailure(error: unknown, name: string): RoompassError {
  if (error instanceof RoompassError) return error
  const code = error instanceof Error && 'code' in error ? error.code : null
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new RoompassError('not-found', `${name} is not there any more: choose the file again.`, 'input')
    case 'EISDIR':
      return noTable(`${name} is a folder: choose a file with rows, such as a CSV file.`)
    case 'EACCES':
    case 'EPERM':
      return noTable(`${name} may not be read by you: change its permissions, or choose a copy of it.`)
    default:
      return new RoompassError(
        'failed',
        `${name} can't be read (${typeof code === 'string' ? code : 'the reading broke off'}): see that its disk is there, and try again.`,
      )
  }
}

export function readCancelled(): RoompassError {
  return new RoompassError('cancelled', 'Reading was cancelled.')
}
