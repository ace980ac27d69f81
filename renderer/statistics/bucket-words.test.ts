import { describe, expect, it } from 'vitest'
import { axisNumber, axisWords, bucketWords, expiringWords, isoWeekOf, shareWords } from './bucket-words.ts'
import { dayNumberOf } from './day-number.ts'

const of = (first: string, last = first) => ({ first: dayNumberOf(first), last: dayNumberOf(last) })
/** Formatters put thin and unbreakable spaces around a dash. */
const plain = (words: string) => words.replaceAll(/\s/gu, ' ').replaceAll(' – ', '–')

describe('the words of a bucket', () => {
  it('are short at the axis', () => {
    expect(axisWords(of('2026-11-21'), 'day')).toBe('21 Nov')
    expect(axisWords(of('2026-11-16'), 'week')).toBe('16 Nov')
    expect(axisWords(of('2026-11-01'), 'month')).toBe('Nov 2026')
    expect(axisWords(of('2026-01-01'), 'year')).toBe('2026')
  })

  it('say everything in a tooltip and a table', () => {
    expect(plain(bucketWords(of('2026-11-21'), 'day'))).toBe('Sat, 21 Nov 2026')
    expect(plain(bucketWords(of('2026-11-16', '2026-11-22'), 'week'))).toBe('Week 47, 16–22 Nov 2026')
    expect(plain(bucketWords(of('2026-11-01', '2026-11-30'), 'month'))).toBe('Nov 2026')
    expect(plain(bucketWords(of('2026-01-01', '2026-12-31'), 'year'))).toBe('2026')
  })

  it('say which days they are of, where it is not all of them', () => {
    expect(plain(bucketWords(of('2026-11-01', '2026-11-21'), 'month'))).toBe('1–21 Nov 2026')
    expect(plain(bucketWords(of('2026-03-05', '2026-12-31'), 'year'))).toBe('5 Mar–31 Dec 2026')
  })

  it('number weeks as ISO 8601 does', () => {
    for (const [date, week] of [
      ['2026-01-01', 1],
      ['2026-12-31', 53],
      ['2027-01-01', 53],
      ['2027-01-04', 1],
      ['2024-12-30', 1],
      ['2021-01-03', 53],
    ] as const)
      expect([date, isoWeekOf(dayNumberOf(date))]).toEqual([date, week])
  })
})

describe('a number', () => {
  it('is short at the axis', () => {
    expect(axisNumber(0)).toBe('0')
    expect(axisNumber(9_999)).toBe('9,999')
    expect(axisNumber(1_250_000)).toBe('1.3M')
  })

  it('as a part of all is never told as nothing or as all where it is not', () => {
    expect(shareWords(1, 8)).toBe('12.5 %')
    expect(shareWords(1, 1_000_000)).toBe('< 0.1 %')
    expect(shareWords(999_999, 1_000_000)).toBe('> 99.9 %')
    expect(shareWords(5, 5)).toBe('100.0 %')
    expect(shareWords(0, 0)).toBe('')
  })
})

describe('what expires soon', () => {
  it('is told as far as it was counted', () => {
    expect(expiringWords(0)).toBe('none within 24 hours')
    expect(expiringWords(10_000)).toBe('10,000 within 24 hours')
    expect(expiringWords(10_001)).toBe('more than 10,000 within 24 hours')
  })
})
