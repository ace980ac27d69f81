import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  readRetentionDays,
  retentionDaysAtMost,
  retentionPresetOf,
  retentionPresets,
} from './retention-days.ts'

describe('the days for which sessions are kept', () => {
  it('are read from 1 to a hundred years', () => {
    expect(readRetentionDays('1')).toBe(1)
    expect(readRetentionDays(' 180 ')).toBe(180)
    expect(readRetentionDays('36500')).toBe(36_500)
  })

  it('are refused outside that, and where they are no whole number', () => {
    for (const text of ['', '0', '36501', '1.5', '-5', '1e3', '1y', 'soon'])
      expect(readRetentionDays(text)).toBeNull()
  })

  it('are never more than the setting takes, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const days = readRetentionDays(text) ?? 1
        expect(Number.isInteger(days) && days >= 1 && days <= retentionDaysAtMost).toBe(true)
      }),
    )
  })

  it('know their preset', () => {
    for (const { value } of retentionPresets) expect(retentionPresetOf(Number(value))).toBe(value)
    expect(retentionPresetOf(45)).toBeNull()
  })
})
