import { describe, expect, it } from 'vitest'
import { goneWords, previewWords, type RemovalPreview } from './removal-preview.ts'

const now = Date.parse('2026-11-21T13:02:10Z') / 1000
const oldest = Date.parse('2025-05-03T10:00:00Z') / 1000
const words = (over: Partial<RemovalPreview>) =>
  previewWords({ sessions: 0, stillValid: 0, oldest: null, tokens: 0, ...over }, now, 'UTC')

describe('what settings would take out of the history', () => {
  it('is said with its number, its oldest, and how many still let someone in', () => {
    expect(words({ sessions: 1234, stillValid: 2, oldest })).toBe(
      'Would remove 1,234 sessions now, the oldest from 3 May 2025; 2 of them still let someone in.',
    )
    expect(words({ sessions: 12, stillValid: 1, oldest })).toMatch(/; 1 of them still lets someone in\.$/)
    expect(words({ sessions: 12, oldest })).toBe('Would remove 12 sessions now, the oldest from 3 May 2025.')
    expect(words({ sessions: 1, stillValid: 1, oldest })).toBe(
      'Would remove 1 session now, issued on 3 May 2025; it still lets someone in.',
    )
  })

  it('is said of token texts too', () => {
    expect(words({ tokens: 1 })).toBe('Would erase the text of 1 token now; the claims stay.')
    expect(words({ sessions: 2, oldest, tokens: 3000 })).toBe(
      'Would remove 2 sessions now, the oldest from 3 May 2025. Would erase the texts of 3,000 tokens now; the claims stay.',
    )
  })

  it('may be nothing', () => {
    expect(words({})).toBe('Nothing would be removed now.')
  })

  it('is told once it has gone', () => {
    expect(goneWords({ sessions: 0, stillValid: 0, oldest: null, tokens: 0 })).toBe('Kept from now on.')
    expect(goneWords({ sessions: 2, stillValid: 0, oldest, tokens: 1 })).toBe(
      'Kept from now on: 2 sessions will be removed, 1 token text will be erased.',
    )
  })
})
