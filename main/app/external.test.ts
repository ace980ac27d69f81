import { describe, expect, it } from 'vitest'
import { browserAddress } from './external.ts'

describe('browserAddress', () => {
  it('writes an https link out again', () => {
    expect(browserAddress('HTTPS://Acme.digitalsamba.com/my room?token=a.b.c')).toBe(
      'https://acme.digitalsamba.com/my%20room?token=a.b.c',
    )
  })

  it.each([
    '',
    'acme.digitalsamba.com/room',
    'http://acme.digitalsamba.com/room',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'ms-msdt:/id',
    'app://roompass/',
    'https://user:password@acme.digitalsamba.com/room',
    ' -flag',
  ])('opens nothing for %j', (link) => {
    expect(() => browserAddress(link)).toThrow('not an https address')
  })
})
