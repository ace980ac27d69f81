import { describe, expect, it } from 'vitest'
import { menuTemplate } from './menu.ts'

const text = (platform: NodeJS.Platform, packaged: boolean) =>
  JSON.stringify(menuTemplate(platform, packaged))

describe('the menus', () => {
  it.each(['darwin', 'linux', 'win32'] as const)(
    'offer developer tools on %s only when not packaged',
    (platform) => {
      expect(text(platform, false)).toMatch(/toggleDevTools/)
      expect(text(platform, true)).not.toMatch(/toggleDevTools|reload/i)
    },
  )

  it('have the system menu of macOS there and a way to quit elsewhere', () => {
    expect(text('darwin', true)).toContain('appMenu')
    expect(text('linux', true)).toContain('"quit"')
  })
})
