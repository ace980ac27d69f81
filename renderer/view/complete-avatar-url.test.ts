import { describe, expect, it } from 'vitest'
import { completeAvatarUrl } from './complete-avatar-url.ts'

const isTyping = true

describe('an address complete enough to ask for', () => {
  it.each(['https://example.com/jane.png', 'https://example.com/?u=1', 'HTTPS://example.com/a'])(
    'is %s, also while typing',
    (typed) => expect(completeAvatarUrl(typed, isTyping)).toBe(typed),
  )

  it.each(['https://exam', 'https://example.com', 'https://example.com/'])(
    'is %s only once the field is left',
    (typed) => {
      expect(completeAvatarUrl(typed, isTyping)).toBeNull()
      expect(completeAvatarUrl(typed, false)).toBe(typed)
    },
  )

  it.each(['', 'jane', 'https:', 'https://', 'http://example.com/a.png', 'https:example.com/a', 'data:,x'])(
    'is never "%s"',
    (typed) => expect(completeAvatarUrl(typed, false)).toBeNull(),
  )
})
