import { type BatchOutput, OutputLost } from './output.ts'
import { piecesOf } from './pieces.ts'
import type { TextFormat } from './text-format.ts'

/**
 * An output into a stream, such as the standard output of the program. The stream is its owner's: it is not ended. It
 * has no name, and what was written can't be read again: a batch goes on in another one, from the beginning.
 */
export function textStream(stream: NodeJS.WritableStream, format: TextFormat): BatchOutput {
  let bytes = 0
  let row = 0
  let failure: unknown = null
  const fail = (error: unknown) => {
    failure = error
  }

  /** Waits until the stream has taken it, so that no more than one piece waits in the memory. */
  function append(piece: Buffer): Promise<void> {
    if (failure !== null) return Promise.reject(failure)
    return new Promise((resolve, reject) => {
      stream.write(piece, (error) => {
        if (error) return reject(error)
        bytes += piece.length
        resolve()
      })
    })
  }
  async function close(): Promise<void> {
    stream.off('error', fail)
  }

  return {
    open: async (from) => {
      if (from !== null) throw new OutputLost()
      failure = null
      row = 0
      bytes = 0
      // A stream whose error nobody listens to ends the program.
      stream.off('error', fail).on('error', fail)
      await append(Buffer.from(format.head))
    },
    write: async (rows) => {
      for (const piece of piecesOf(rows, format)) {
        await append(piece.bytes)
        row = piece.row
      }
    },
    sync: async () => ({ row, bytes }),
    complete: async () => {
      await append(Buffer.from(format.foot))
      await close()
      return ''
    },
    cancel: async () => {
      await close()
      return ''
    },
    close,
  }
}
