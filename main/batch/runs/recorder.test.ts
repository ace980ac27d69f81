import { expect, test } from 'vitest'
import { RoompassError } from '../../../shared/errors.ts'
import type { OneOfMany } from '../../history/record-many.ts'
import { batchById } from './batch-rows.ts'
import { columnsOf } from './columns.ts'
import type { Recording } from './protocol.ts'
import { progressTo, testRecorder } from './test-recorder.ts'
import { historyTrouble } from './trouble.ts'

const one = (batchRow: number, claims = '{}'): OneOfMany => ({
  ...{ batchRow, room: 'lobby', name: `Guest ${batchRow}`, externalId: null, role: null },
  ...{ validFrom: null, validUntil: null, claimsText: claims, keptToken: '.test', identityKey: null },
})

/** Rows behind one and up to another. */
function recording(after: number, upTo: number, claims?: string): Recording {
  const rows = Array.from({ length: upTo - after }, (_, at) => one(after + at + 1, claims))
  const chunk = { rows: columnsOf(rows), headerText: '{}', origin: 'signed', issuedAt: null } as const
  return { chunks: [chunk], after, progress: progressTo(upTo), isFetched: false }
}

test('rows and how far the batch has come are written together', async () => {
  const { recorder, count, progress } = testRecorder()
  const ids = await recorder.record(recording(0, 3))
  expect(new Set(ids).size).toBe(3)
  expect(count()).toBe(3)
  expect(progress()).toEqual(progressTo(3))
  const recorded = recorder.recorded({ after: 1, upTo: 3, limit: 10 })
  expect(recorded.map(({ row, id }) => [row, id])).toEqual([
    [2, ids?.[1]],
    [3, ids?.[2]],
  ])
})

test('where the disk is full, neither of them is, nor anything that comes after', async () => {
  const { recorder, count, progress, database } = testRecorder()
  await recorder.record(recording(0, 3))
  const pages = Number(database.pragma('page_count', { simple: true }))
  database.pragma(`max_page_count = ${pages}`)
  const full = recorder.record(recording(3, 500, JSON.stringify('x'.repeat(1000))))
  await expect(full).rejects.toMatchObject({ code: 'SQLITE_FULL' })
  database.pragma('max_page_count = 1000000')
  expect(await recorder.record(recording(500, 510))).toBeNull()
  expect(count()).toBe(3)
  expect(progress()).toEqual(progressTo(3))
  expect(await recorder.record(recording(3, 6))).toHaveLength(3)
})

test('a row is never recorded twice', async () => {
  const { recorder, count, database } = testRecorder()
  await recorder.record(recording(0, 3))
  expect(await recorder.record(recording(0, 3))).toBeNull()
  // Also where somebody lost sight of how far it had come.
  const { recorder: other } = testRecorder({ database })
  const twice = other.record(recording(0, 3))
  await expect(twice).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_UNIQUE' })
  expect(count()).toBe(3)
})

test('nothing is recorded while the batch pauses, and nothing any more once it is to stop', async () => {
  const { recorder, control, count } = testRecorder()
  control.give('pause')
  const waiting = recorder.record(recording(0, 3))
  await new Promise(setImmediate)
  expect(count()).toBe(0)
  control.give('go')
  expect(await waiting).toHaveLength(3)
  control.give('pause')
  const dropped = recorder.record(recording(3, 6))
  control.give('cancel')
  expect(await dropped).toBeNull()
  expect(count()).toBe(3)
})

test('a pause that comes while another batch has its turn holds it back as well', async () => {
  const turn = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<void>()
  const { recorder, control, count } = testRecorder({
    turns: {
      take: async (isWanted) => {
        asked.resolve()
        await turn.promise
        return isWanted() ? () => undefined : null
      },
    },
  })
  const recorded = recorder.record(recording(0, 3))
  await asked.promise
  control.give('pause')
  turn.resolve()
  await new Promise(setImmediate)
  expect(count()).toBe(0)
  control.give('go')
  expect(await recorded).toHaveLength(3)
})

test('what was fetched is kept also where the batch is to stop', async () => {
  const { recorder, control, count } = testRecorder()
  control.give('stop')
  expect(await recorder.record({ ...recording(0, 2), isFetched: true })).toHaveLength(2)
  expect(await recorder.record(recording(2, 4))).toBeNull()
  expect(count()).toBe(2)
})

test('nothing is issued for a profile that was removed meanwhile', async () => {
  const { recorder, database, count } = testRecorder()
  database.prepare('DELETE FROM profiles').run()
  await expect(recorder.record(recording(0, 1))).rejects.toMatchObject({ code: 'not-found' })
  expect(count()).toBe(0)
})

test('a batch that has ended says how', async () => {
  const { recorder, database } = testRecorder()
  await recorder.record(recording(0, 2))
  await recorder.end({ state: 'done', outputName: 'tokens.csv', message: '', progress: progressTo(2) })
  expect(batchById(database, 'batch-1')).toMatchObject({
    state: 'done',
    content: { outputName: 'tokens.csv', progress: { issued: 2 } },
  })
})

test.each([
  ['SQLITE_FULL', /disk of the history is full.*resume/],
  ['SQLITE_BUSY', /Another program.*resume/],
  ['SQLITE_READONLY', /can not be written.*resume/],
  ['SQLITE_CORRUPT', /damaged.*resume/],
  ['SQLITE_IOERR_READ', /SQLITE_IOERR_READ.*resume/],
])('%s is said in a sentence with what to do', (code, sentence) => {
  const error = historyTrouble(Object.assign(new Error('not for people'), { code }))
  expect(error).toBeInstanceOf(RoompassError)
  expect(error.message).toMatch(sentence)
  expect(error.message).not.toContain('not for people')
})
