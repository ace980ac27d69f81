import { describe, expect, it } from 'vitest'
import { joinWords, liveWords, participantName, stayText } from './participant-words.ts'

const zone = 'Europe/Berlin'
const at = (iso: string) => Date.parse(iso) / 1000
/** 14:02:10 in Berlin. */
const now = at('2026-11-21T13:02:10Z')

describe('the words for who is or was in a room', () => {
  it('say when someone came and went', () => {
    const stay = (joined: string | null, left: string | null, isLive = left === null) =>
      stayText(
        { joinedAt: joined === null ? null : at(joined), leftAt: left === null ? null : at(left), isLive },
        now,
        zone,
      )
    expect(stay('2026-11-21T12:00:00Z', null)).toBe('since 13:00')
    expect(stay('2026-11-21T12:00:00Z', '2026-11-21T12:40:00Z')).toBe('13:00 → 13:40')
    expect(stay('2026-11-20T08:00:00Z', '2026-11-20T10:00:00Z')).toBe('20 Nov 09:00 → 11:00')
    expect(stay('2026-11-20T22:00:00Z', '2026-11-21T00:30:00Z')).toBe('20 Nov 23:00 → 01:30')
    expect(stay(null, '2026-11-21T12:40:00Z')).toBe('left 13:40')
    expect(stay(null, null)).toBe('in the room')
    expect(stay(null, null, false)).toBe('left at an unknown time')
    expect(stay('2026-11-21T12:00:00Z', null, false)).toBe('13:00 → unknown')
  })

  it('say how many there are', () => {
    expect(liveWords(0)).toBe('Nobody is in the room.')
    expect(liveWords(1)).toBe('One person is in the room.')
    expect(liveWords(1200)).toBe('1,200 people are in the room.')
  })

  it('answer whether a guest joined', () => {
    const gone = { joinedAt: 1, leftAt: 2, isLive: false }
    const goneSomeTime = { joinedAt: 3, leftAt: null, isLive: false }
    const there = { joinedAt: 5, leftAt: null, isLive: true }
    expect(joinWords([])).toMatch(/^No:/)
    expect(joinWords([gone])).toBe('Yes, once; the guest has left.')
    expect(joinWords([goneSomeTime])).toBe('Yes, once; the guest has left.')
    expect(joinWords([gone, goneSomeTime])).toMatch(/^Yes, 2 times; the guest has left/)
    expect(joinWords([gone, there])).toMatch(/still in the room/)
  })

  it('name someone by what is known', () => {
    expect(participantName({ name: 'Jane', externalId: 'crm-1' })).toBe('Jane')
    expect(participantName({ name: '', externalId: 'crm-1' })).toBe('crm-1')
    expect(participantName({ name: null, externalId: null })).toBe('without a name')
  })
})
