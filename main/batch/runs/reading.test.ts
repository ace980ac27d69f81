import { expect, test } from 'vitest'
import type { InputRow } from '../../../shared/batch/schemas.ts'
import { readAll } from './reading.ts'

const rowsFrom = (first: number, count: number): InputRow[] =>
  Array.from({ length: count }, (_, at) => ({ row: first + at, line: first + at, cells: [], fault: null }))

test('every row is taken in its order, and what waits is flushed when it is time and at the end', async () => {
  const seen: string[] = []
  await readAll({
    rows: (async function* () {
      yield rowsFrom(1, 3)
      yield rowsFrom(4, 2)
    })(),
    look: async () => void seen.push('look'),
    take: ({ row }) => {
      seen.push(String(row))
      return row === 2
    },
    flush: async () => void seen.push('flush'),
  })
  expect(seen).toEqual(['look', '1', '2', 'flush', '3', 'look', '4', '5', 'flush'])
})

test('what waits is flushed while the input is slow', async () => {
  const more = Promise.withResolvers<InputRow[]>()
  const seen: number[] = []
  let waiting = 0
  await readAll({
    rows: (async function* () {
      yield rowsFrom(1, 1)
      yield await more.promise
    })(),
    look: async () => undefined,
    take: ({ row }) => {
      waiting = row
      return false
    },
    flush: async () => {
      if (waiting === 0) return
      seen.push(waiting)
      waiting = 0
      more.resolve(rowsFrom(2, 1))
    },
  })
  expect(seen).toEqual([1, 2])
})

test('an input that never comes to an end is left where it is not to go on', async () => {
  let looks = 0
  const reading = readAll({
    rows: {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise(() => undefined),
        return: () => new Promise(() => undefined),
      }),
    },
    look: async () => {
      looks += 1
      if (looks === 2) throw new Error('held')
    },
    take: () => false,
    flush: async () => undefined,
  })
  await expect(reading).rejects.toThrow('held')
})

test('nothing is taken behind a row that ends it', async () => {
  const seen: number[] = []
  let isClosed = false
  const rows = async function* () {
    try {
      yield rowsFrom(1, 5)
    } finally {
      isClosed = true
    }
  }
  const reading = readAll({
    rows: rows(),
    look: async () => undefined,
    take: ({ row }) => seen.push(row) === 3,
    flush: () => Promise.reject(new Error('stop')),
  })
  await expect(reading).rejects.toThrow('stop')
  expect(seen).toEqual([1, 2, 3])
  await expect.poll(() => isClosed).toBe(true)
})
