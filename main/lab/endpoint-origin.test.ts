import { describe, expect, test } from 'vitest'
import type { Endpoint } from '../../shared/lab/schemas.ts'
import { originOfEndpoint } from './endpoint-origin.ts'

const endpoint: Endpoint = {
  url: 'https://example.com{link}',
  method: 'GET',
  headers: [],
  body: '',
  accepted: { by: 'status', from: 200, to: 299 },
  nameScreen: null,
}
const originOf = (url: string) => originOfEndpoint({ ...endpoint, url })

describe('the origin of an endpoint', () => {
  test.each([
    ['https://example.com{link}', 'https://example.com'],
    ['https://example.com', 'https://example.com'],
    ['https://EXAMPLE.com:8443/check?room={room}&token={token}#{token}', 'https://example.com:8443'],
    ['https://example.com?t={token}', 'https://example.com'],
    ['https://example.com:443/{room}', 'https://example.com'],
    ['http://localhost:8080{link}', 'http://localhost:8080'],
    ['http://127.0.0.1/{room}', 'http://127.0.0.1'],
    ['http://[::1]:81{link}', 'http://[::1]:81'],
    ['https://bücher.example{link}', 'https://xn--bcher-kva.example'],
  ])('of %s is %s', (url, origin) => {
    expect(originOf(url)).toBe(origin)
  })

  test.each([
    '',
    'example.com{link}',
    '//example.com',
    '{link}',
    'https:example.com',
    'https://',
    'https://{link}',
    'https:///{link}',
    'https://{room}.example.com/',
    'https://example.com{token}',
    'https://example.com{room}',
    'https://example.com{link}.evil.example',
    'https://example.com:{room}/',
    'https://{link}@example.com/',
    '{room}://example.com/',
    'https://user:word@example.com/',
    'https://user@example.com/',
    'https://@example.com/',
    'https://example.com\\@evil.example/',
    'https://exam\nple.com/',
    'https://example.com /',
    'http://example.com{link}',
    'http://localhost.example.com{link}',
    'ftp://example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://example.com:99999/',
    'https://exa mple.com',
    'https://example.com/{link',
    'https://example.com/{tokn}',
    'https://example.com/{{token}}',
  ])('is not that of %j', (url) => {
    expect(() => originOf(url)).toThrow(expect.objectContaining({ code: 'bad-request', field: 'url' }))
  })

  test('stays the same whatever a set puts in behind it', () => {
    for (const url of ['https://example.com{link}', 'https://example.com/a/{room}?t={token}']) {
      for (const value of ['@evil.example', '//evil.example', '../..', '?#']) {
        const filled = url.replace('{link}', `/${value}`).replace('{room}', value).replace('{token}', value)
        expect(new URL(filled).origin).toBe(originOf(url))
      }
    }
  })
})

test.each([
  [{ headers: [{ name: 'X Y', value: 'a' }] }, 'headers'],
  [{ headers: [{ name: '', value: 'a' }] }, 'headers'],
  [{ headers: [{ name: 'X', value: 'a\r\nHost: b' }] }, 'headers'],
  [{ accepted: { by: 'status', from: 300, to: 200 } }, 'accepted'],
  [{ accepted: { by: 'text', text: '' } }, 'accepted'],
  [{ accepted: { by: 'json', path: '', equals: 'true' } }, 'accepted'],
  [{ nameScreen: { by: 'text', text: '' } }, 'nameScreen'],
] as const)('an endpoint with %j is refused', (parts, field) => {
  expect(() => originOfEndpoint({ ...endpoint, ...parts } as Endpoint)).toThrow(
    expect.objectContaining({ code: 'bad-request', field }),
  )
})

test('headers and body may hold placeholders', () => {
  const whole = {
    ...endpoint,
    headers: [{ name: 'Authorization', value: 'Bearer {token}' }],
    body: '{"t":"{token}"}',
  }
  expect(originOfEndpoint(whole)).toBe('https://example.com')
})
