import { once } from 'node:events'
import { Readable, Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { MessageChannel } from 'node:worker_threads'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { piecesInto, receivePieces, sendPieces, writePieces } from './streams.ts'

test('a stream comes over whole and in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ minLength: 1 })), async (pieces) => {
      const { port1, port2 } = new MessageChannel()
      sendPieces(Readable.from(pieces), port1)
      expect(await text(receivePieces(port2))).toBe(pieces.join(''))
    }),
    { numRuns: 50 },
  )
})

test('a stream that fails does so with its code', async () => {
  const { port1, port2 } = new MessageChannel()
  const broken = new Readable({
    read() {
      this.destroy(Object.assign(new Error('gone'), { code: 'EIO' }))
    },
  })
  sendPieces(broken, port1)
  await expect(text(receivePieces(port2))).rejects.toMatchObject({ message: 'gone', code: 'EIO' })
})

test('a piece is done once it is written on the other side', async () => {
  const { port1, port2 } = new MessageChannel()
  const seen: string[] = []
  const taken = Promise.withResolvers<() => void>()
  const slow = new Writable({
    write: (piece: Buffer, _, done) => {
      seen.push(piece.toString())
      taken.resolve(done)
    },
  })
  writePieces(slow, port1)
  const into = piecesInto(port2)
  let isDone = false
  into.write('one', () => {
    isDone = true
  })
  const done = await taken.promise
  expect({ seen, isDone }).toEqual({ seen: ['one'], isDone: false })
  done()
  await expect.poll(() => isDone).toBe(true)
  into.destroy()
})

test('a reader that went away is told by its code, and ends nothing else', async () => {
  const { port1, port2 } = new MessageChannel()
  const closed = new Writable({
    write: (_piece, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
  })
  writePieces(closed, port1)
  const into = piecesInto(port2)
  const failed = once(into, 'error')
  const error = await new Promise((resolve) => into.write('one', resolve))
  expect(error).toMatchObject({ code: 'EPIPE' })
  await failed
})
