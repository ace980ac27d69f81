import { describe, expect, it } from 'vitest'
import type { KeptStay } from '../../shared/schemas.ts'
import { joinedText, keptWords } from './kept-words.ts'

const now = 1_700_000_000
const stay = (isLive: boolean): KeptStay => ({
  meeting: { id: 'm', name: null, isLive },
  participantId: null,
  name: null,
  externalId: null,
  avatarUrl: null,
  joinedAt: [],
})

describe('what the platform kept', () => {
  it('is counted in meetings, and said to be nothing where it is', () => {
    expect(keptWords([])).toBe('The platform kept nothing of this guest.')
    expect(keptWords([stay(false)])).toBe('The platform kept this guest in 1 meeting.')
    expect(keptWords([stay(false), stay(false)])).toBe('The platform kept this guest in 2 meetings.')
  })

  it('tells of a meeting that is still running', () => {
    expect(keptWords([stay(true)])).toBe('The platform kept this guest in 1 meeting, which is still running.')
    expect(keptWords([stay(true), stay(false)])).toMatch(/2 meetings, one of them still running\.$/)
  })

  it('has each time at which the guest came', () => {
    expect(joinedText([now - 120, now], now, 'UTC')).toBe('22:11, 22:13')
    expect(joinedText([], now, 'UTC')).toBe('at an unknown time')
  })
})
