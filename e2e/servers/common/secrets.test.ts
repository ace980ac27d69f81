import { expect, it } from 'vitest'
import { holds, placesIn, withoutSecrets } from './secrets.ts'

const secret = 'a test secret / not a real one'
const encoded = encodeURIComponent(secret)
const head = { method: 'GET', path: '/', query: '', headers: {} }
const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` })

it.each([
  ['nothing', {}, []],
  ['the path', { path: `/${encoded}` }, ['path']],
  ['the query', { query: `key=${encoded}` }, ['query']],
  ['Bearer', { headers: { authorization: `Bearer ${secret}` } }, ['authorization']],
  ['Basic', { headers: basic(`key:${secret}`) }, ['authorization']],
  ['Basic with another', { headers: basic('key:other') }, []],
  ['a header', { headers: { 'x-key': secret } }, ['header']],
  ['one of several headers', { headers: { 'set-cookie': ['a', secret] } }, ['header']],
  ['two places', { path: `/${secret}`, query: secret }, ['path', 'query']],
])('is found in %s', (_name, more, places) => {
  expect(placesIn({ ...head, ...more }, secret)).toEqual(places)
})

it('is hidden as it is and percent-encoded', () => {
  expect(withoutSecrets(`a=${secret}&b=${encoded}&c=other&d=${secret}`, [secret, 'other'])).toBe(
    'a=(secret)&b=(secret)&c=(secret)&d=(secret)',
  )
})

it.each([
  [null, false],
  ['', false],
  [secret.slice(1), false],
  [`x${secret}x`, true],
  [`x=${encoded}`, true],
])('is held by %j: %s', (text, isHeld) => {
  expect(holds(text, secret)).toBe(isHeld)
})
