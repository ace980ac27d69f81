import { expect, it } from 'vitest'
import { mayReload } from './reload.ts'

it('loads a crashed page again, but not one that crashes over and over', () => {
  expect(mayReload(null, 0)).toBe(true)
  expect(mayReload(0, 10_000)).toBe(true)
  expect(mayReload(0, 9_999)).toBe(false)
})
