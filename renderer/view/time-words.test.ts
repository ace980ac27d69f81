import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockText, dayText, isSameDay, localText, timeTitle } from './time-words.ts'

const berlin = 'Europe/Berlin'
/** 2026-11-21 14:02:10 in Berlin. */
const now = Date.UTC(2026, 10, 21, 13, 2, 10) / 1000
const day = 86_400

describe('times as short as they are clear', () => {
  it('says the time today, the day with it on others, the year in others', () => {
    expect(clockText(now + 7200, berlin, now)).toBe('16:02')
    expect(clockText(now + day, berlin, now)).toBe('22 Nov 14:02')
    expect(clockText(now + 365 * day, berlin, now)).toBe('21 Nov 2027 14:02')
    expect(dayText(now - 18 * day, berlin, now)).toBe('3 Nov')
  })

  it('goes by the day of the zone, not of UTC', () => {
    const lateInBerlin = Date.UTC(2026, 10, 21, 23, 30) / 1000
    expect(isSameDay(lateInBerlin, now, berlin)).toBe(false)
    expect(isSameDay(lateInBerlin, now, 'UTC')).toBe(true)
  })

  it('names the zone where it is exact', () => {
    expect(localText(now, berlin, now)).toBe('14:02:10 CET')
    expect(timeTitle(now, berlin)).toBe(
      `21 Nov 2026, 14:02:10 CET\n2026-11-21 13:02:10 UTC\n${now} (epoch seconds)`,
    )
  })

  it('has words for times beyond any calendar', () => {
    expect(clockText(1_795_258_888_888, berlin, now)).toContain('year')
    fc.assert(
      fc.property(fc.maxSafeInteger(), (epoch) => {
        for (const words of [clockText, dayText, localText]) expect(words(epoch, berlin, now)).not.toBe('')
      }),
    )
  })
})
