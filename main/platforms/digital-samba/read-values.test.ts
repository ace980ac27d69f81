import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flag, identifier, moment, readList, readTime, text } from './read-values.ts'

describe('readTime', () => {
  test.each([
    ['2024-03-03 08:01:01', 1_709_452_861],
    ['2024-03-03T08:01:01', 1_709_452_861],
    ['2024-03-03 08:01', 1_709_452_860],
    ['2024-03-03T08:01:01Z', 1_709_452_861],
    ['2024-03-03t08:01:01z', 1_709_452_861],
    ['2024-03-03T08:01:01.000000Z', 1_709_452_861],
    ['2024-03-03T08:01:01.999Z', 1_709_452_861],
    ['2024-03-03T10:01:01+02:00', 1_709_452_861],
    ['2024-03-03 03:01:01-0500', 1_709_452_861],
    [' 2024-03-03 08:01:01 ', 1_709_452_861],
    ['1969-12-31 23:59:59', -1],
  ])('%s is %d', (written, seconds) => {
    expect(readTime(written)).toBe(seconds)
  })

  test.each([
    '',
    'now',
    '2024-03-03',
    '08:01:01',
    '2024-13-03 08:01:01',
    '2024-03-03 25:01:01',
    '1709452861',
  ])('%j is none', (written) => expect(readTime(written)).toBeNull())

  test('reads back what is written in UTC, with or without a zone', () => {
    const moments = fc.date({
      min: new Date('0001-01-01'),
      max: new Date('9999-12-31'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(moments, (date) => {
        const seconds = Math.floor(date.getTime() / 1000)
        const iso = date.toISOString()
        expect(readTime(iso)).toBe(seconds)
        expect(readTime(iso.slice(0, 19).replace('T', ' '))).toBe(seconds)
      }),
    )
  })
})

describe('values', () => {
  test.each([
    ['x', 'x'],
    [17, '17'],
    ['x'.repeat(200), 'x'.repeat(200)],
    ['x'.repeat(201), null],
    ['', null],
    [null, null],
    [undefined, null],
    [{}, null],
    [true, null],
  ])('the identifier %j is %j', (given, read) => {
    expect(identifier().parse(given)).toBe(read)
  })

  test('a text is cut, and never in the middle of a character', () => {
    expect(text(5).parse('12345')).toBe('12345')
    expect(text(5).parse('123456')).toBe('1234…')
    expect(text(5).parse('123😀45')?.isWellFormed()).toBe(true)
    expect(text(5).parse(['x'])).toBeNull()
  })

  test.each([
    [true, true],
    [1, true],
    ['1', true],
    ['true', true],
    [false, false],
    [0, false],
    [null, false],
    [undefined, false],
    ['no', false],
    [{}, false],
  ])('the flag %j is %j', (given, read) => {
    expect(flag.parse(given)).toBe(read)
  })

  test.each([
    [1_700_000_000, 1_700_000_000],
    [1_700_000_000.9, 1_700_000_000],
    ['2024-03-03 08:01:01', 1_709_452_861],
    [null, null],
    [undefined, null],
    [1e300, null],
    [{}, null],
  ])('the moment %j is %j', (given, read) => {
    expect(moment.parse(given)).toBe(read)
  })
})

describe('readList', () => {
  test.each([
    ['2', 2],
    [2, 2],
    ['0', 0],
    [null, null],
    [undefined, null],
    ['-1', null],
    [1.5, null],
    ['many', null],
  ])('takes %j for the total %j', (given, total) => {
    expect(readList({ data: [], total_count: given })).toEqual({ data: [], total })
  })
})
