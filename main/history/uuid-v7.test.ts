import { expect, test } from 'vitest'
import { idSchema } from '../../shared/schemas.ts'
import { orderedIds } from './uuid-v7.ts'

const moment = 1_700_000_000_000

test('ids say when they were made, and that they are of version 7', () => {
  const [id = ''] = orderedIds(moment, 1)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt(id.slice(0, 13).replace('-', ''), 16)).toBe(moment)
  expect(idSchema.safeParse(id).success).toBe(true)
})

test('ids of one call are in order, and no two are the same', () => {
  const ids = orderedIds(moment, 300_000)
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
})

test('ids of several calls for one moment are not the same', () => {
  const ids = Array.from({ length: 500 }, () => orderedIds(moment, 20)).flat()
  expect(new Set(ids).size).toBe(ids.length)
})

test.each([-1, 0, Number.MAX_SAFE_INTEGER])('a clock that says %d has ids too', (milliseconds) => {
  expect(orderedIds(milliseconds, 2).every((id) => idSchema.safeParse(id).success)).toBe(true)
})
