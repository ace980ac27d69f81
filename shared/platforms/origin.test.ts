import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { originOf } from './origin.ts'

const own = 'https://api.digitalsamba.com'
const apiOrigin = ({ api }: { api?: string }) => originOf(api, own)

describe('originOf', () => {
  it.each([
    ['', 'https://api.digitalsamba.com'],
    ['  ', 'https://api.digitalsamba.com'],
    ['https://api.digitalsamba.com', 'https://api.digitalsamba.com'],
    [' https://API.digitalsamba.com/ ', 'https://api.digitalsamba.com'],
    ['https://api.example.com:8443', 'https://api.example.com:8443'],
    ['https://api.example.com:443/', 'https://api.example.com'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['http://127.255.255.254', 'http://127.255.255.254'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
    ['https://127.0.0.1:3000', 'https://127.0.0.1:3000'],
  ])('reads %j as %s', (api, origin) => {
    expect(apiOrigin({ api })).toBe(origin)
  })

  it('is the platform’s own where the profile says nothing', () => {
    expect(apiOrigin({})).toBe('https://api.digitalsamba.com')
  })

  it.each([
    ...['http://api.digitalsamba.com', 'http://128.0.0.1', 'http://126.255.255.255', 'http://[::2]'],
    ...['http://localhost.example', 'http://127.0.0.1.example', 'http://a.localhost', 'http://0.0.0.0'],
    ...['api.digitalsamba.com', '//api.digitalsamba.com', 'ftp://127.0.0.1', 'file:///etc', 'javascript:1'],
    ...['https://user@api.example.com', 'https://user:pass@api.example.com', 'https://@api.example.com'],
    ...['https://a.example/v1', 'https://a.example/?', 'https://a.example/#', 'https://a.example?x=1'],
    ...['https://a.example\\b', 'https://a.ex\nample', 'https://a.ex ample', 'https://a.\u202Eexample'],
    ...['https://', 'https:///', 'https://a.example:99999', 'https://%', 'https:'],
  ])('takes no key to %j', (api) => {
    expect(apiOrigin({ api })).toBeNull()
  })

  it('is https, or http to this computer, for any text, and nothing but an origin', () => {
    const piece = fc.constantFrom(
      ...['https://', 'http://', 'localhost', '127.0.0.1', '[::1]', 'a.example', '@', ':', '/', '\\', '?'],
      ...['#', '%2f', '\n', '.', '8080', '\u202E', ' '],
    )
    const address = fc.oneof(
      fc.webUrl(),
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join('')),
    )
    fc.assert(
      fc.property(address, (api) => {
        const origin = apiOrigin({ api })
        if (origin === null) return
        const url = new URL(origin)
        expect(url.origin).toBe(origin)
        if (url.protocol !== 'https:') expect(url.hostname).toMatch(/^(localhost|127\.[\d.]+|\[::1\])$/)
      }),
      { numRuns: 2000 },
    )
  })
})
