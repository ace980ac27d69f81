import { expect, test } from 'vitest'
import { claimsIn, guessPlatform } from './guess-platform.ts'

test('a team or a room is Digital Samba’s', () => {
  expect(guessPlatform({ td: 'team' })).toBe('digital-samba')
  expect(guessPlatform({ rd: 'room', identity: 'x' })).toBe('digital-samba')
})

test('what only the other platforms are asked for is theirs', () => {
  expect(guessPlatform({ externalId: 'crm-1' })).toBe('dolby')
  expect(guessPlatform({ sessionScope: ['conf:create'] })).toBe('dolby')
  expect(guessPlatform({ identity: 'jane', scopes: [] })).toBe('video-io')
})

test('a token of somebody else is nobody’s', () => {
  expect(guessPlatform({ iss: 'joe', exp: 1_300_819_380, 'http://example.com/is_root': true })).toBeNull()
  expect(guessPlatform({ identity: 'jane', aud: 'elsewhere' })).toBeNull()
})

test('names that every object inherits are no claims', () => {
  expect(guessPlatform(claimsIn(JSON.parse('{"constructor":1,"__proto__":{"td":"x"}}')))).toBeNull()
})

test('what is no object has no claims', () => {
  for (const value of [null, 1, 'text', ['td'], undefined]) expect(claimsIn(value)).toEqual({})
})
