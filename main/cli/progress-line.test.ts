import fc from 'fast-check'
import { expect, test } from 'vitest'
import { progressLine, type RowProgress } from './progress-line.ts'

const half: RowProgress = {
  ...{ rows: 5000, total: 10_000, share: 0.5, rate: 1234.4, secondsLeft: 4.05, note: '' },
}

test('rows, rate and time left stand beside a bar', () => {
  expect(progressLine(half, 80)).toBe(
    `[${'#'.repeat(14)}${'-'.repeat(14)}] 50%  5,000 of 10,000 rows  1,234 rows/s  5s left`,
  )
})

test('where nobody counted the rows there is no bar', () => {
  expect(progressLine({ ...half, total: null, share: null, secondsLeft: null }, 80)).toBe(
    '5,000 rows  1,234 rows/s',
  )
})

test('a narrow terminal gets the words alone', () => {
  expect(progressLine(half, 60)).toBe('50%  5,000 of 10,000 rows  1,234 rows/s  5s left')
})

test('the line is always narrower than the terminal', () => {
  const orNull = (value: fc.Arbitrary<number>) => fc.option(value, { nil: null })
  const progress = fc.record({
    rows: fc.nat(),
    total: orNull(fc.nat()),
    share: orNull(fc.double({ min: -1, max: 2, noNaN: true })),
    rate: orNull(fc.double({ min: 0, max: 1e9, noNaN: true })),
    secondsLeft: orNull(fc.double({ min: -5, max: 1e7, noNaN: true })),
    note: fc.string(),
  })
  fc.assert(
    fc.property(progress, fc.integer({ min: 1, max: 300 }), (one, columns) => {
      expect(progressLine(one, columns).length).toBeLessThan(columns)
    }),
  )
})
