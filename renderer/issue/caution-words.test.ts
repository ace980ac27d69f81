import { describe, expect, it } from 'vitest'
import { cautionWords } from './caution-words.ts'

const now = 1_700_000_000
const times = { validFrom: now, validUntil: now + 3600, isEndUnknown: false, stoppedAt: null }
const words = (over: Partial<typeof times> | object = {}, at = now) =>
  cautionWords('link', { ...times, ...over }, at, 'UTC')

describe('the caution beside a link', () => {
  it('says until when it opens the room, up to the second of its end', () => {
    expect(words()).toBe('Whoever has this link can enter until 23:13. Hand it on like a password.')
    expect(words({}, now + 3599)).toMatch(/^Whoever/)
    expect(words({}, now + 3600)).toBe('This link has expired.')
  })

  it('says that it has no end, or that nobody knows it', () => {
    expect(words({ validUntil: null })).toContain('can enter for good: it has no end.')
    expect(words({ validUntil: null, isEndUnknown: true })).toContain('until a time that nobody knows here.')
  })

  it('says that a stopped one still opens the room, until it expires', () => {
    expect(words({ stoppedAt: now + 1 }, now + 2)).toContain('can still enter until 23:13.')
    expect(words({ stoppedAt: now + 1 }, now + 3600)).toBe('This link has expired.')
  })
})
