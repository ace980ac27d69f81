import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clearPresets, clearSecondsAtMost, presetOf, readClearSeconds } from './clear-seconds.ts'

describe('the seconds until the clipboard is cleared', () => {
  it('are read from 1 to an hour', () => {
    expect(readClearSeconds('1')).toBe(1)
    expect(readClearSeconds(' 45 ')).toBe(45)
    expect(readClearSeconds('3600')).toBe(3600)
  })

  it('are refused outside that, and where they are no whole number', () => {
    for (const text of ['', '0', '3601', '9999', '1.5', '-5', '1e3', '1m', 'soon'])
      expect(readClearSeconds(text)).toBeNull()
  })

  it('are never more than the setting takes, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const seconds = readClearSeconds(text) ?? 1
        expect(Number.isInteger(seconds) && seconds >= 1 && seconds <= clearSecondsAtMost).toBe(true)
      }),
    )
  })

  it('know their preset', () => {
    for (const { value } of clearPresets) expect(presetOf(Number(value))).toBe(value)
    expect(presetOf(45)).toBeNull()
  })
})
