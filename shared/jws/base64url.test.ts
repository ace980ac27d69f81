import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBase64url } from './base64url.ts'

describe('decodeBase64url', () => {
  it('decodes the example of RFC 7515, appendix C', () => {
    expect(decodeBase64url('A-z_4ME')).toEqual(new Uint8Array([3, 236, 255, 224, 193]))
  })

  it('decodes nothing to no bytes', () => {
    expect(decodeBase64url('')).toEqual(new Uint8Array())
  })

  it.each(['A', 'AAAAA', 'A-z_4ME=', 'A+z/4ME', 'A z_', 'AA\n', 'AAA\u{1F600}', 'äAAA'])(
    'refuses %j',
    (text) => {
      expect(decodeBase64url(text)).toBeNull()
    },
  )

  it('does not look at bits left over', () => {
    expect(decodeBase64url('QQ')).toEqual(decodeBase64url('QR'))
  })

  it('gives back the bytes that another encoder wrote', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64url')
        expect(Buffer.from(decodeBase64url(text) ?? [])).toEqual(Buffer.from(bytes))
      }),
    )
  })
})
