import { describe, expect, it } from 'vitest'
import { createAnnouncer } from './events.ts'

function listener(destroyed = false) {
  const heard: unknown[][] = []
  return {
    heard,
    isDestroyed: () => destroyed,
    webContents: { send: (...words: unknown[]) => heard.push(words) },
  }
}

describe('announcing', () => {
  it('tells every window that is still there', () => {
    const [first, second, gone] = [listener(), listener(), listener(true)]
    createAnnouncer(() => [first, second, gone])('sessions.changed', {})
    expect(first.heard).toEqual([['roompass:event', 'sessions.changed', {}]])
    expect(second.heard).toEqual(first.heard)
    expect(gone.heard).toEqual([])
  })

  it('sends nothing that the contract does not know', () => {
    const window = listener()
    const announce = createAnnouncer(() => [window])
    const leaking = { secret: 'test key' } as unknown as Record<string, never>
    expect(() => announce('profiles.changed', leaking)).toThrow()
    expect(window.heard).toEqual([])
  })
})
