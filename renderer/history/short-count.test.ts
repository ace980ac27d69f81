import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shortCount } from './short-count.ts'

it('writes a number short enough for a button', () => {
  expect([0, 7, 999, 1234, 9999].map(shortCount)).toEqual(['0', '7', '999', '1,234', '9,999'])
  expect([10_000, 12_999, 999_999].map(shortCount)).toEqual(['10k', '12k', '999k'])
  expect([1_000_000, 1_290_000].map(shortCount)).toEqual(['1M', '1.2M'])
  fc.assert(
    fc.property(fc.nat(9_999_999), (count) => {
      expect(shortCount(count).length).toBeLessThanOrEqual(5)
    }),
  )
})
