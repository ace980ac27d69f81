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
    expect(['120m', ' 2h ', '1h60m', 'End of Day'].map(presetOf)).toEqual(['2h', '2h', '2h', 'day'])
  })

  it('are custom for anything else', () => {
    expect(['', '3d', 'soon', '2026-11-21 16:00'].map(presetOf)).toEqual(Array(4).fill('custom'))
  })

  it('are custom for what can not be read, such as a duration in capitals', () => {
    expect(presetOf('2H')).toBe('custom')
    expect(parseTime('2H', { now: 0, countFrom: 0, timeZone: 'UTC' }).kind).toBe('unreadable')
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
