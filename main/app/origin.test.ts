import { describe, expect, it } from 'vitest'
import { appOrigin, isAppAddress } from './origin.ts'

describe('isAppAddress', () => {
  it.each(['app://roompass', 'app://roompass/', 'app://roompass/index.html?x#y', appOrigin])(
    'takes %s for its own',
    (address) => {
      expect(isAppAddress(address)).toBe(true)
    },
  )

  it.each([
    '',
    'null',
    'about:blank',
    'roompass',
    'app:roompass',
    'app:/roompass',
    'app:///roompass',
    'app://roompass:8080/',
    'app://roompass.example/',
    'app://example/roompass',
    'app://user@roompass/',
    'app://user:password@roompass/',
    'app://ROOMPASS/',
    'apps://roompass/',
    'https://roompass/',
    'https://example.com/?app://roompass/',
    'file:///app://roompass/',
    'javascript:"app://roompass"',
    'data:text/html,app://roompass',
    'blob:app://roompass/1',
    'view-source:app://roompass/',
  ])('takes %j for foreign', (address) => {
    expect(isAppAddress(address)).toBe(false)
  })
})
