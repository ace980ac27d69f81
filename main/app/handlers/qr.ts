import { basename } from 'node:path'
import { RoompassError } from '../../../shared/errors.ts'
import { qrCapacity, qrMatrix, qrPng, qrSvg } from '../../qr/qr.ts'
import type { HandlersOf } from '../router.ts'
import { linkOf } from './copied-text.ts'
import type { Tools } from './tools.ts'

export function qrHandlers({ engine, dialogs, writeFile }: Tools): HandlersOf<'sessions.saveQr'> {
  return {
    'sessions.saveQr': async ({ id, format }) => {
      const session = engine.sessions.get(id)
      const matrix = qrMatrix(linkOf(session))
      if (matrix === null) {
        const most = qrCapacity.toLocaleString('en')
        throw new RoompassError(
          'failed',
          `The link is longer than the ${most} bytes of a QR code; copy it instead.`,
        )
      }
      const fileName = `${fileNameFor(session.room)}.${format}`
      const path = await dialogs.chooseTarget({ title: 'Save the QR code', fileName, extension: format })
      if (path === null) throw new RoompassError('cancelled', 'The QR code was not saved.')
      // The dialog may have outlasted the session in the history, or the lock come meanwhile.
      engine.sessions.get(id)
      await writeFile(path, format === 'png' ? qrPng(matrix) : qrSvg(matrix)).catch(() => {
        throw new RoompassError('failed', 'The QR code could not be written there. Choose another folder.')
      })
      return { fileName: basename(path) }
    },
  }
}

/** A name that every file system takes, with as much of the room's as that allows. */
export function fileNameFor(room: string): string {
  const safe = room.normalize('NFC').replace(/[^\p{L}\p{M}\p{N} _-]+/gu, '-')
  const short = [...safe].slice(0, 40).join('').trim()
  return `Roompass ${short || 'room'}`
}
