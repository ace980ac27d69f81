import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readEnd } from './read-end.ts'

const known = (validUntil: number) => ({ known: true, validUntil })

describe('the end of a session', () => {
  test.each<[string, unknown, number]>([
    ['ISO 8601', '2023-11-14T22:13:20Z', 1_700_000_000],
    ['ISO 8601 with parts of a second', ' 2023-11-14T22:13:20.999Z ', 1_700_000_000],
    ['ISO 8601 with a zone', '2023-11-15T00:13:20+02:00', 1_700_000_000],
    ['ISO 8601 without a zone, which is UTC', '2023-11-14 22:13:20', 1_700_000_000],
    ['ISO 8601 without seconds', '2023-11-14T22:13', 1_699_999_980],
    ['epoch seconds', 1_700_000_000, 1_700_000_000],
    ['epoch seconds with parts of one', 1_700_000_000.9, 1_700_000_000],
    ['epoch seconds as a text', '1700000000', 1_700_000_000],
    ['milliseconds', 1_700_000_000_999, 1_700_000_000],
    ['milliseconds as a text', ' 1700000000999 ', 1_700_000_000],
    ['the first second that is read', 1_000_000_000, 1_000_000_000],
    ['the last second that is read', 99_999_999_999, 99_999_999_999],
    ['the first millisecond that is read', 1_000_000_000_000, 1_000_000_000],
    ['the last millisecond that is read', 99_999_999_999_999, 99_999_999_999],
  ])('is read as %s', (_, expiresAt, validUntil) => {
    expect(readEnd(expiresAt)).toEqual(known(validUntil))
  })

  test.each<[string, unknown]>([
    ['missing', undefined],
    ['null', null],
    ['empty', ''],
    ['a word', 'now'],
    ['a length of time', 3_600],
    ['a length of time as a text', '3600'],
    ['zero', 0],
    ['negative', -1_700_000_000],
    ['before the first second', 999_999_999],
    ['between seconds and milliseconds', 100_000_000_000],
    ['before the first millisecond', 999_999_999_999],
    ['behind the last millisecond', 100_000_000_000_000],
    ['not a number', Number.NaN],
    ['without end', Number.POSITIVE_INFINITY],
    ['a day alone', '2023-11-14'],
    ['a day that there is not', '2023-13-14T22:13:20Z'],
    ['words around it', 'until 2023-11-14T22:13:20Z'],
    ['true', true],
    ['a list', [1_700_000_000]],
    ['an object', { seconds: 1_700_000_000 }],
  ])('is not known where it is %s', (_, expiresAt) => {
    expect(readEnd(expiresAt)).toEqual({ known: false })
  })

  test('is the same in each of the ways to write it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000_000_000, max: 99_999_999_999 }), (seconds) => {
        const iso = new Date(seconds * 1000).toISOString()
        for (const one of [seconds, `${seconds}`, seconds * 1000, `${seconds * 1000}`]) {
          expect(readEnd(one)).toEqual(known(seconds))
        }
        // From the year 10000 on, ISO 8601 has more digits than are read.
        if (iso.length === 24) expect(readEnd(iso)).toEqual(known(seconds))
      }),
    )
  })

  test('is known or not, and nothing else, of whatever is answered', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.double(), fc.string()), (expiresAt) => {
        const end = readEnd(expiresAt)
        if (end.known) expect(Number.isSafeInteger(end.validUntil)).toBe(true)
      }),
    )
  })
})
