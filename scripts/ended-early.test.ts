import { describe, expect, it } from 'vitest'
import { endedEarly } from './ended-early.ts'

describe('a host that ended', () => {
  it('well, or by Ctrl-C, needs no sentence', () => {
    expect([0, 130, 143].map((code) => endedEarly('chromium', code, ':0'))).toEqual([null, null, null])
  })

  it('early names the display that may be dead, and the command line', () => {
    for (const host of ['electron', 'chromium'] as const)
      expect(endedEarly(host, 1, ':97')).toMatch(/code 1.*DISPLAY \(:97\).*npm run -s roompass -- --help$/)
  })

  it('early says nothing of a display where there is none by that name', () => {
    expect(endedEarly('electron', 1, undefined)).not.toContain('DISPLAY')
  })
})
