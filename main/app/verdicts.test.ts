import { describe, expect, it } from 'vitest'
import { mayNavigate, mayUse } from './verdicts.ts'

describe('mayNavigate', () => {
  it('lets a frame stay on the application', () => {
    expect(mayNavigate('app://roompass/index.html')).toBe(true)
  })

  it.each([
    'https://acme.digitalsamba.com/room?token=x',
    'http://localhost:5173/',
    'file:///etc/passwd',
    'about:blank',
    'data:text/html,<p>hello',
    'javascript:alert(1)',
    'blob:app://roompass/0',
    'app://other/index.html',
  ])('stops %s', (address) => {
    expect(mayNavigate(address)).toBe(false)
  })
})

describe('mayUse', () => {
  it.each([
    'media',
    'display-capture',
    'geolocation',
    'notifications',
    'clipboard-read',
    'clipboard-sanitized-write',
    'fileSystem',
    'openExternal',
    'hid',
    'serial',
    'usb',
    'persistent-storage',
    'unknown',
    '',
  ])('refuses %s', (permission) => {
    expect(mayUse(permission)).toBe(false)
  })
})
