import fc from 'fast-check'
import { expect, test } from 'vitest'
import { filledAddress, filledText } from './fill-template.ts'

const filling = {
  link: 'https://acme.digitalsamba.com/the%20lobby?token=a.b-c_d&x=1#fragment',
  room: 'the lobby',
  token: 'a.b/c+d=',
}

test('an address has room and token percent-encoded, and the link’s path and query without its fragment', () => {
  expect(filledAddress('https://example.com{link}', filling)).toBe(
    'https://example.com/the%20lobby?token=a.b-c_d&x=1',
  )
  expect(filledAddress('https://example.com/{room}?token={token}&again={token}', filling)).toBe(
    'https://example.com/the%20lobby?token=a.b%2Fc%2Bd%3D&again=a.b%2Fc%2Bd%3D',
  )
})

test('headers and bodies have everything as it is', () => {
  expect(filledText('Bearer {token}', filling)).toBe('Bearer a.b/c+d=')
  expect(filledText('{"room":"{room}","path":"{link}"}', filling)).toBe(
    '{"room":"the lobby","path":"/the%20lobby?token=a.b-c_d&x=1"}',
  )
})

test('without a link there is nothing that names one, and everything else', () => {
  expect(filledAddress('https://example.com{link}', { ...filling, link: null })).toBeNull()
  expect(filledText('{link}', { ...filling, link: 'no address' })).toBeNull()
  expect(filledText('{token}', { ...filling, link: null })).toBe('a.b/c+d=')
})

test('what is put in is not read again', () => {
  expect(filledText('{token}-{room}', { ...filling, token: '{room}$&', room: '$1{token}' })).toBe(
    '{room}$&-$1{token}',
  )
})

test('whatever the token is, the address stays on its host and gives the token back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (token) => {
      const url = new URL(
        filledAddress('https://example.com/check?token={token}', { ...filling, token }) ?? '',
      )
      expect(url.host).toBe('example.com')
      expect(url.searchParams.get('token')).toBe(token.toWellFormed())
    }),
  )
  expect(filledAddress('https://example.com/{token}', { ...filling, token: '\ud83d' })).toBe(
    'https://example.com/%EF%BF%BD',
  )
})
