import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { segmentForms } from '../lab/craft.ts'
import { encodeBase64 } from './base64.ts'
import { decodeBase64url } from './base64url.ts'

describe('encodeBase64', () => {
  it('writes bytes in each form', () => {
    const bytes = new Uint8Array([3, 236, 255, 224, 193])
    expect(segmentForms.map((form) => encodeBase64(bytes, form))).toEqual([
      'A-z_4ME',
      'A-z_4ME=',
      'A+z/4ME',
      'A+z/4ME=',
    ])
  })

  it.each(['', 'Zg==', 'Zm8=', 'Zm9v', 'Zm9vYg==', 'Zm9vYmE=', 'Zm9vYmFy'])(
    'gives the test vector %j of RFC 4648, 10',
    (encoded) => {
      const bytes = new TextEncoder().encode(
        'foobar'.slice(0, Math.floor((encoded.replaceAll('=', '').length * 3) / 4)),
      )
      expect(encodeBase64(bytes, 'base64-padded')).toBe(encoded)
      expect(encodeBase64(bytes, 'base64')).toBe(encoded.replaceAll('=', ''))
    },
  )

  it('writes what another encoder writes, and what is read back, at any length', () => {
    const long = fc.integer({ min: 24_570, max: 24_580 }).map((length) => new Uint8Array(length).fill(0xfb))
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), long), (bytes) => {
        const url = encodeBase64(bytes, 'base64url')
        expect(url).toBe(Buffer.from(bytes).toString('base64url'))
        expect(encodeBase64(bytes, 'base64-padded')).toBe(Buffer.from(bytes).toString('base64'))
        expect(Buffer.from(decodeBase64url(url) ?? [])).toEqual(Buffer.from(bytes))
      }),
    )
  })
})
