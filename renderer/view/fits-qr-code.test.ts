import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { fitsQrCode, qrCodeBytes } from './fits-qr-code.ts'

describe('what fits into a QR code', () => {
  it('is 2,953 bytes, and the encoder agrees on both sides of the limit', () => {
    const most = 'x'.repeat(qrCodeBytes)
    expect(fitsQrCode(most)).toBe(true)
    expect(encode(most, { ecc: 'L' }).version).toBe(40)
    expect(fitsQrCode(`${most}x`)).toBe(false)
    expect(() => encode(`${most}x`, { ecc: 'L' })).toThrow()
  })

  it('counts bytes and not characters', () => {
    expect(fitsQrCode('é'.repeat(1477))).toBe(false)
    expect(fitsQrCode('é'.repeat(1476))).toBe(true)
  })
})
