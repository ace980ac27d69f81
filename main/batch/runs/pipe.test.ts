import { expect, test } from 'vitest'
import { RoompassError } from '../../../shared/errors.ts'
import type { OutputPlace, OutputRow } from '../outputs/output.ts'
import type { Call } from './calls.ts'
import { noProgress, type Progress } from './content.ts'
import type { IssuedRow, Made } from './issued-row.ts'
import { createPipe, Held } from './pipe.ts'
import type { Recording, Writing } from './protocol.ts'

const progressTo = (read: number): Progress => ({ ...noProgress(''), read, issued: read })

/** One piece with just one row. */
function piece(row: number): Made {
  const issued: IssuedRow = {
    ...{ row, line: row + 1, cells: [], token: `token-${row}`, claims: {}, room: '', name: null },
    ...{ validFrom: null, validUntil: null },
  }
  return { issued: [issued], chunks: [], stop: null }
}

/** A pipe whose history answers when the test says so. */
function testPipe() {
  const asked: { request: Recording; answer: PromiseWithResolvers<string[] | null> }[] = []
  const written: OutputRow[] = []
  let place: OutputPlace | null = null
  let failing: Error | null = null
  const call = ((_: string, request: Recording) => {
    const answer = Promise.withResolvers<string[] | null>()
    asked.push({ request, answer })
    return answer.promise
  }) as unknown as Call<Writing>
  const pipe = createPipe({
    call,
    output: {
      place: () => place,
      write: async (rows) => {
        if (failing !== null) throw failing
        written.push(...rows)
        place = { row: rows.at(-1)?.row ?? 0, bytes: written.length }
      },
    },
    toOutput: (issued, sessionId) => ({ ...issued, sessionId, link: null }),
    ...{ reach: () => undefined, progress: noProgress(''), isFetched: false, onRecorded: () => undefined },
  })
  const fail = (error: Error) => {
    failing = error
  }
  return { pipe, asked, written, fail }
}

test('a row is written only once it is recorded, and in the order of the rows', async () => {
  const { pipe, asked, written } = testPipe()
  await pipe.send(piece(1), progressTo(1))
  await pipe.send(piece(2), progressTo(2))
  expect(written).toEqual([])
  asked[1]?.answer.resolve(['two'])
  await new Promise(setImmediate)
  expect(written).toEqual([])
  asked[0]?.answer.resolve(['one'])
  await pipe.drained()
  expect(written.map(({ sessionId, token }) => [sessionId, token])).toEqual([
    ['one', 'token-1'],
    ['two', 'token-2'],
  ])
})

test('no more than two pieces are under way', async () => {
  const { pipe, asked } = testPipe()
  await pipe.send(piece(1), progressTo(1))
  await pipe.send(piece(2), progressTo(2))
  const third = pipe.send(piece(3), progressTo(3))
  await new Promise(setImmediate)
  expect(asked).toHaveLength(2)
  asked[0]?.answer.resolve(['one'])
  await third
  expect(asked).toHaveLength(3)
})

test('what is safe in the output goes along with the next piece, and where each one follows', async () => {
  const { pipe, asked } = testPipe()
  await pipe.send(piece(1), progressTo(1))
  asked[0]?.answer.resolve(['one'])
  await pipe.drained()
  await pipe.send(piece(2), progressTo(2))
  expect(asked.map(({ request }) => [request.after, request.progress.read, request.progress.place])).toEqual([
    [0, 1, null],
    [1, 2, { row: 1, bytes: 1 }],
  ])
})

test('a piece that is not recorded is not written, and neither is one behind it', async () => {
  const { pipe, asked, written } = testPipe()
  await pipe.send(piece(1), progressTo(1))
  await pipe.send(piece(2), progressTo(2))
  asked[0]?.answer.reject(new RoompassError('history-unavailable', 'The disk is full.'))
  asked[1]?.answer.resolve(null)
  await expect(pipe.send(piece(3), progressTo(3))).rejects.toThrow('The disk is full.')
  expect(await pipe.settled()).toBeNull()
  expect(written).toEqual([])
  expect(pipe.progress()).toEqual(progressTo(0))
})

test('an output that fails leaves what is recorded for later', async () => {
  const { pipe, asked, written, fail } = testPipe()
  fail(new RoompassError('failed', 'The disk of the output is full.'))
  await pipe.send(piece(1), progressTo(1))
  await pipe.send(piece(2), progressTo(2))
  for (const { answer } of asked) answer.resolve(['id'])
  expect(await pipe.settled()).toMatchObject({ message: 'The disk of the output is full.' })
  await expect(pipe.drained()).rejects.toThrow('The disk of the output is full.')
  expect(written).toEqual([])
  expect(pipe.progress()).toEqual(progressTo(2))
})

test('a piece that was held back is no failure', async () => {
  const { pipe, asked } = testPipe()
  await pipe.send(piece(1), progressTo(1))
  asked[0]?.answer.resolve(null)
  expect(await pipe.settled()).toBeNull()
  await expect(pipe.drained()).rejects.toThrow(Held)
})
