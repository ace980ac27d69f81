import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { timeOf, timesLeft, writeTimes } from './claim-rows-times.ts'

const at = { moment: 1_795_287_375, timeZone: 'UTC' }

describe('typed times', () => {
  it('count from the moment, and the end from the start', () => {
    expect(timeOf('iat', '2h', '{"nbf":100}', at)).toEqual({ kind: 'at', at: at.moment + 7200 })
    expect(timeOf('exp', '2h', '{"nbf":100}', at)).toEqual({ kind: 'at', at: 7300 })
    expect(timeOf('exp', '2h', '{"nbf":"100"}', at)).toEqual({ kind: 'at', at: at.moment + 7200 })
  })

  it('are written into the text, and nothing else of it changes', () => {
    const text = '{ "exp" : 1,\r\n"nbf":1, "u" : "\\u00e9", "iat": 5 }'
    expect(writeTimes(text, { exp: '1h', nbf: '1m' }, at)).toBe(
      `{ "exp" : ${at.moment + 3660},\r\n"nbf":${at.moment + 60}, "u" : "\\u00e9", "iat": 5 }`,
    )
  })

  it('give the same text for the same moment, however often and wherever it began', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer(),
        fc.constantFrom('now', '2h', '-5m', 'end of day'),
        (a, b, typed) => {
          const times = { nbf: typed, exp: typed }
          const one = writeTimes(`{"nbf":${a},"exp":${b}}`, times, at)
          expect(writeTimes(one, times, at)).toBe(one)
          expect(writeTimes('{"nbf":0,"exp":0}', times, at)).toBe(one)
        },
      ),
    )
  })

  it('of a claim that is not there, or that can not be read, write nothing', () => {
    expect(writeTimes('{"a":1}', { exp: '2h' }, at)).toBe('{"a":1}')
    expect(writeTimes('{"exp":1}', { exp: 'soon' }, at)).toBe('{"exp":1}')
  })

  it('go into the last of duplicates, which most readers take', () => {
    expect(writeTimes('{"exp":1,"exp":2}', { exp: '1970-01-01T00:00:09Z' }, at)).toBe('{"exp":1,"exp":9}')
  })
})

describe('the typed times that a change by hand leaves', () => {
  const times = { nbf: 'now', exp: '2h' }

  it('are those of the claims that say what they said', () => {
    expect(timesLeft(times, '{"nbf":1,"exp":2}', '{"exp":3, "nbf" : 1}')).toEqual({ nbf: 'now' })
    expect(timesLeft(times, '{"nbf":1,"exp":2}', '{"nbf":1}')).toEqual({ nbf: 'now' })
  })

  it('are given up in a broken text too, but not for a claim that can not be read there', () => {
    expect(timesLeft(times, '{"nbf":1,"exp":2}', '{"exp":1e400,"x":tru}')).toEqual({ nbf: 'now' })
    expect(timesLeft(times, '{"nbf":1,"exp":2}', '{"nbf":1,"u":"a')).toBe(times)
  })

  it('are the very same where none was touched', () => {
    expect(timesLeft(times, '{"nbf":1,"exp":2}', '{"u":"x","nbf":1,"exp":2}')).toBe(times)
  })
})
