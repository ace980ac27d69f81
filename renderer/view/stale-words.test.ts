import { describe, expect, it } from 'vitest'
import { platforms } from '../../shared/platforms/index.ts'
import { staleWords } from './stale-words.ts'

const now = 1_700_000_000
const session = {
  platform: 'digital-samba',
  validFrom: now - 60,
  validUntil: now + 60,
  isEndUnknown: false,
  stoppedAt: null,
} as const

describe('what is said before a session is handed on', () => {
  it('is nothing while it is valid, and begins with the second in which it expires', () => {
    expect(staleWords(session, now + 59)).toBeNull()
    expect(staleWords(session, now + 60)).toMatch(/^This token has expired/)
  })

  it('is nothing for one that is to come, or has no end', () => {
    expect(staleWords({ ...session, validFrom: now + 1 }, now)).toBeNull()
    expect(staleWords({ ...session, validUntil: null }, now)).toBeNull()
  })

  it('says of a stopped one what its token still opens', () => {
    const stopped = { ...session, stoppedAt: now - 5 }
    expect(staleWords(stopped, now)).toBe(
      `This session was stopped here. ${platforms['digital-samba'].ending}`,
    )
    expect(staleWords(stopped, now + 60)).toContain('Its token has expired')
  })

  it('says that nobody knows the end where the platform did not say it', () => {
    expect(staleWords({ ...session, validUntil: null, isEndUnknown: true }, now)).toMatch(
      /^Nobody knows when/,
    )
  })
})
