import { expect, test } from 'vitest'
import { type BatchOutput, OutputLost, type OutputPlace, type OutputRow } from '../outputs/output.ts'
import { createOutputWriter } from './output-writer.ts'

const rowsTo = (count: number) => Array.from({ length: count }, (_, at) => ({ row: at + 1 }) as OutputRow)

/** An output that keeps what it is given, and fails as the test says. */
function testOutput(given: Partial<BatchOutput> = {}) {
  const opened: (OutputPlace | null)[] = []
  const steps: string[] = []
  let rows = 0
  const output: BatchOutput = {
    open: async (from) => void opened.push(from),
    write: async (some) => {
      rows += some.length
      steps.push(`${some.length} rows`)
    },
    sync: async () => ({ row: rows, bytes: rows * 10 }),
    complete: async () => 'tokens.csv',
    cancel: async () => 'tokens (cancelled).csv',
    close: async () => undefined,
    ...given,
  }
  const writer = createOutputWriter(output, (step) => void steps.push(step))
  return { writer, opened, steps }
}

test('what is written counts only once it is sure', async () => {
  const { writer } = testOutput()
  const from = { row: 5, bytes: 50 }
  await writer.open(from)
  await writer.write(rowsTo(2))
  expect(writer.place()).toEqual(from)
  writer.makeSure()
  expect(writer.place()).toEqual({ row: 2, bytes: 20 })
  await writer.write(rowsTo(1))
  expect(writer.place()).toEqual({ row: 3, bytes: 30 })
})

test('an output that is lost is begun anew', async () => {
  const opened: unknown[] = []
  const { writer } = testOutput({
    open: async (from) => {
      opened.push(from)
      if (from !== null) throw new OutputLost()
    },
  })
  await writer.open({ row: 5, bytes: 50 })
  expect(opened).toEqual([{ row: 5, bytes: 50 }, null])
  expect(writer.place()).toBeNull()
})

test('the steps of a write are named in their order', async () => {
  const { writer, steps } = testOutput()
  await writer.write(rowsTo(3))
  await writer.complete()
  expect(steps).toEqual([
    ...['before-write', '2 rows', 'within-write', '1 rows', 'after-write', 'after-sync'],
    ...['before-rename', 'after-rename'],
  ])
})

test('what fails is said in a sentence, and the place stays', async () => {
  const { writer } = testOutput({
    sync: async () => {
      throw Object.assign(new Error('write'), { code: 'ENOSPC' })
    },
  })
  await writer.open(null)
  writer.makeSure()
  await expect(writer.write(rowsTo(1))).rejects.toMatchObject({
    code: 'failed',
    message: expect.stringContaining('disk'),
  })
  expect(writer.place()).toBeNull()
})
