import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTime } from '../../shared/validity/parse-time.ts'
import { typedMoment } from './typed-moment.ts'

test('a moment stands there as a date', () => {
  expect(typedMoment(1_793_890_930)).toBe('2026-11-05T15:02:10Z')
})

test('whatever a slider or a button puts into the field is read as the same second', () => {
  const context = { now: 0, timeZone: 'Pacific/Apia', countFrom: 0 }
  fc.assert(
    fc.property(fc.maxSafeInteger(), (at) => {
      expect(parseTime(typedMoment(at), context)).toEqual({ kind: 'at', at: at + 0 })
    }),
  )
})
