import { describe, expect, it } from 'vitest'
import { parseTime } from '../../shared/validity/parse-time.ts'
import { presetOf, startChoiceOf, validityPresets } from './validity-presets.ts'

describe('the presets', () => {
  it.each(validityPresets)(
    '$label is found again in what it types, which can be read',
    ({ value, typed }) => {
      expect(presetOf(typed)).toBe(value)
      expect(parseTime(typed, { now: 0, countFrom: 0, timeZone: 'UTC' }).kind).toBe('at')
    },
  )

  it('are found by what is meant, not by how it is typed', () => {
    expect(['120m', ' 2H '.toLowerCase(), '1h60m', 'End of Day'].map(presetOf)).toEqual([
      '2h',
      '2h',
      '2h',
      'day',
    ])
  })

  it('are custom for anything else', () => {
    expect(['', '3d', 'soon', '2026-11-21 16:00'].map(presetOf)).toEqual(Array(4).fill('custom'))
  })
})

describe('the start', () => {
  it('is absent, now or later by what is typed', () => {
    expect(['', ' ', 'now', 'NOW', '1h', '2026-11-21'].map(startChoiceOf)).toEqual([
      'absent',
      'absent',
      'now',
      'now',
      'later',
      'later',
    ])
  })
})
