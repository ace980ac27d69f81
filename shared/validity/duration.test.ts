import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDuration, parseDuration } from './duration.ts'

describe('parseDuration', () => {
  it.each([
    ['90m', 5_400],
    ['2h30m', 9_000],
    ['3d', 259_200],
    ['2s', 2],
    ['1w', 604_800],
    ['1w2d3h4m5s', 788_645],
    ['0s', 0],
    ['007m', 420],
  ])('reads %s as %d seconds', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds)
  })

  it.each([
    '',
    ' ',
    '2',
    'h',
    '2 h',
    '2h 30m',
    '30m2h',
    '2h2h',
    '1.5h',
    '-2h',
    '+2h',
    '2H',
    '2hx',
    'x2h',
    '２h',
    '2h\n',
  ])('refuses %j', (text) => {
    expect(parseDuration(text)).toBeNull()
  })

  it('refuses more seconds than a number holds exactly', () => {
    expect(parseDuration(`${Number.MAX_SAFE_INTEGER}s`)).toBe(Number.MAX_SAFE_INTEGER)
    expect(parseDuration(`${Number.MAX_SAFE_INTEGER + 1}s`)).toBeNull()
    expect(parseDuration(`${'9'.repeat(400)}w`)).toBeNull()
  })
})

describe('formatDuration', () => {
  it.each([
    [0, '0s'],
    [59, '59s'],
    [60, '1m'],
    [5_400, '1h30m'],
    [7_200, '2h'],
    [86_400, '1d'],
    [604_800, '1w'],
  ])('writes %d seconds as %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text)
  })

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])(
    'refuses %d',
    (seconds) => {
      expect(() => formatDuration(seconds)).toThrow(RangeError)
    },
  )

  it('writes what parseDuration reads back as the same seconds', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (seconds) => {
        expect(parseDuration(formatDuration(seconds))).toBe(seconds)
      }),
    )
  })
})
