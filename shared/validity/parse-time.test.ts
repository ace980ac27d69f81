import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTime, type TimeContext } from './parse-time.ts'

const utc = (text: string) => Date.parse(`${text}Z`) / 1000
const now = utc('2026-11-05T14:00')
const context: TimeContext = { now, timeZone: 'Europe/Berlin', countFrom: now + 600 }
const read = (text: string, changes: Partial<TimeContext> = {}) => parseTime(text, { ...context, ...changes })

describe('parseTime', () => {
  it.each(['', ' ', '\t\n'])('takes %j as absent', (text) => {
    expect(read(text)).toEqual({ kind: 'absent' })
  })

  it.each(['now', 'NOW', ' now '])('takes %j as now, whatever durations count from', (text) => {
    expect(read(text)).toEqual({ kind: 'at', at: now })
  })

  it.each([
    ['2h', 7_200],
    ['+2h', 7_200],
    ['-1h', -3_600],
    ['0s', 0],
    ['1w', 604_800],
  ])('counts the duration %s from where it is told to', (text, seconds) => {
    expect(read(text)).toEqual({ kind: 'at', at: now + 600 + seconds })
  })

  it('takes end of day as 23:59:59 in the zone', () => {
    expect(read('end of day')).toEqual({ kind: 'at', at: utc('2026-11-05T22:59:59') })
    expect(read('End of Day', { timeZone: 'Asia/Tokyo' })).toEqual({
      kind: 'at',
      at: utc('2026-11-05T14:59:59'),
    })
  })

  it('takes end of day as that of a later start, and never as one that is over', () => {
    expect(read('end of day', { countFrom: now + 86_400 })).toEqual({
      kind: 'at',
      at: utc('2026-11-06T22:59:59'),
    })
    expect(read('end of day', { countFrom: now - 86_400 })).toEqual({
      kind: 'at',
      at: utc('2026-11-05T22:59:59'),
    })
    expect(read('end of day', { countFrom: utc('2026-11-05T22:59:59') })).toEqual({
      kind: 'at',
      at: utc('2026-11-06T22:59:59'),
    })
  })

  it.each([
    ['1700000000', 1_700_000_000],
    ['0', 0],
    ['-1', -1],
    ['-0', 0],
    ['1700000000000', 1_700_000_000_000],
    [String(Number.MAX_SAFE_INTEGER), Number.MAX_SAFE_INTEGER],
  ])('keeps the epoch seconds %s as typed', (text, at) => {
    const time = read(text)
    expect(time).toEqual({ kind: 'at', at })
  })

  it.each([
    ['2026-11-05', '2026-11-04T23:00'],
    ['2026-11-05T14:00', '2026-11-05T13:00'],
    ['2026-11-05 14:00', '2026-11-05T13:00'],
    ['2026-07-05T14:00:07', '2026-07-05T12:00:07'],
    ['2026-11-05T14:00Z', '2026-11-05T14:00'],
    ['2026-11-05t14:00z', '2026-11-05T14:00'],
    ['2026-11-05T14:00:00.999Z', '2026-11-05T14:00'],
    ['2026-11-05T14:00+01:00', '2026-11-05T13:00'],
    ['2026-11-05T14:00 -0530', '2026-11-05T19:30'],
    ['2026-11-05T14:00-05', '2026-11-05T19:00'],
    ['2028-02-29', '2028-02-28T23:00'],
  ])('reads the date %s', (text, expected) => {
    expect(read(text)).toEqual({ kind: 'at', at: utc(expected) })
  })

  it('starts a day that has no midnight at its first moment', () => {
    // Paraguay, 2024-10-06: the clocks went from 24:00 to 01:00.
    expect(read('2024-10-06', { timeZone: 'America/Asuncion' })).toEqual({
      kind: 'at',
      at: utc('2024-10-06T04:00'),
    })
  })

  it('reads a skipped time of day as later, and one that occurs twice as the first', () => {
    expect(read('2026-03-29T02:30')).toEqual({ kind: 'at', at: utc('2026-03-29T01:30') })
    expect(read('2026-10-25T02:30')).toEqual({ kind: 'at', at: utc('2026-10-25T00:30') })
  })

  it('reads the first years as they are, and not as those of 1900', () => {
    expect(read('0050-01-01T00:00Z')).toEqual({ kind: 'at', at: Date.parse('0050-01-01T00:00:00Z') / 1000 })
  })

  it.each([
    ...[
      'tomorrow',
      '2 hours',
      '1.5',
      '1700000000.5',
      '1e9',
      '+1700000000',
      '0x10',
      '2h!',
      '--1h',
      '2026-W45',
    ],
    ...['2026-11', '2026-11-05T', '2026-11-05T14', '2026-11-05 Z', '20261105T1400Z', 'end of days', '-', '+'],
  ])('says of %j what can be typed', (text) => {
    expect(read(text)).toMatchObject({ kind: 'unreadable', message: expect.stringContaining('type now') })
  })

  it.each([
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2027-02-29',
    '2026-11-05T24:00',
    '2026-11-05T14:60',
    '2026-11-05T14:00:60',
  ])('says that %s is no date or time of day', (text) => {
    expect(read(text)).toMatchObject({ kind: 'unreadable', message: expect.stringContaining('no such date') })
  })

  it.each(['2026-11-05T14:00+24:00', '2026-11-05T14:00+01:60'])('says that %s has no such offset', (text) => {
    expect(read(text)).toMatchObject({ kind: 'unreadable', message: expect.stringContaining('offset') })
  })

  it.each(['9007199254740992', '99999999999999999999', '-9007199254740993'])(
    'finds %s too far away',
    (text) => {
      expect(read(text)).toMatchObject({ kind: 'unreadable', message: expect.stringContaining('too far') })
    },
  )

  it('finds a duration too far away that leaves the exact numbers', () => {
    expect(read('1s', { countFrom: Number.MAX_SAFE_INTEGER })).toMatchObject({ kind: 'unreadable' })
    expect(read('end of day', { countFrom: 9e15 })).toMatchObject({ kind: 'unreadable' })
  })

  it('asks for an offset where the zone is not known, and only then', () => {
    const timeZone = 'Nowhere/Land'
    expect(read('2026-11-05T14:00', { timeZone })).toMatchObject({
      kind: 'unreadable',
      message: expect.stringContaining('Nowhere/Land'),
    })
    expect(read('end of day', { timeZone })).toMatchObject({ kind: 'unreadable' })
    expect(read('2026-11-05T14:00Z', { timeZone })).toEqual({ kind: 'at', at: now })
    expect(read('2h', { timeZone })).toMatchObject({ kind: 'at' })
  })

  it('reads back every moment that it is given as ISO text', () => {
    const moments = fc.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(moments, (moment) => {
        expect(read(moment.toISOString())).toEqual({ kind: 'at', at: Math.floor(moment.getTime() / 1000) })
      }),
    )
  })

  it('gives a whole number, nothing, or one sentence, for any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[-+0-9TZhdms: .]{0,24}$/)),
        (text) => {
          const time = read(text)
          if (time.kind === 'at') expect(Number.isSafeInteger(time.at)).toBe(true)
          if (time.kind === 'unreadable') expect(time.message).toMatch(/\.$/)
        },
      ),
      { numRuns: 500 },
    )
  })
})
