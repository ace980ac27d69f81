import { Readable, Writable } from 'node:stream'
import type { MessagePort } from 'node:worker_threads'

/** An error as it goes to another thread: a clone of it would lose its code. */
interface PlainError {
  readonly message: string
  readonly code: string | null
}

type Piece = { readonly piece: Uint8Array } | { readonly end: true } | { readonly error: PlainError }

/** Gives what a stream has to the thread at the other end of a port, each piece once it is asked for. */
export function sendPieces(stream: Readable, port: MessagePort): void {
  const pieces = stream.iterator({ destroyOnReturn: false })
  const next = async (): Promise<Piece> => {
    try {
      const { done, value } = await pieces.next()
      return done === true ? { end: true } : { piece: typeof value === 'string' ? Buffer.from(value) : value }
    } catch (error) {
      return { error: plainError(error) }
    }
  }
  port.on('message', () => void next().then((piece) => port.postMessage(piece)))
  port.unref()
}

/** The stream that `sendPieces` reads, in the other thread. */
export function receivePieces(port: MessagePort): Readable {
  const stream = new Readable({
    read: () => port.postMessage(null),
    destroy: (error, done) => {
      port.close()
      done(error)
    },
  })
  port.on('message', (got: Piece) => {
    if ('piece' in got) stream.push(got.piece)
    else if ('end' in got) stream.push(null)
    else stream.destroy(errorOf(got.error))
  })
  return stream
}

/** Writes what comes through a port into a stream, and says after each piece whether that is done. */
export function writePieces(stream: NodeJS.WritableStream, port: MessagePort): void {
  // A stream whose error nobody listens to ends the program; who writes hears of it with the piece.
  const fail = () => undefined
  stream.on('error', fail)
  port.on('close', () => stream.off('error', fail))
  port.on('message', (piece: Uint8Array) => {
    stream.write(piece, (error) => port.postMessage(error ? plainError(error) : null))
  })
  port.unref()
}

/** A stream into the one of `writePieces`, from the other thread. A piece is done once it is written there. */
export function piecesInto(port: MessagePort): Writable {
  let written: (error?: Error | null) => void = () => undefined
  port.on('message', (error: PlainError | null) => written(error === null ? null : errorOf(error)))
  return new Writable({
    write: (piece: Buffer, _encoding, done) => {
      written = done
      port.postMessage(piece)
    },
    destroy: (error, done) => {
      port.close()
      done(error)
    },
  })
}

function plainError(error: unknown): PlainError {
  const { message, code = null } = error as NodeJS.ErrnoException
  return { message, code }
}

const errorOf = ({ message, code }: PlainError) =>
  Object.assign(new Error(message), code === null ? {} : { code })
