import { describe, expect, it } from 'vitest'
import { findingSchema } from '../schemas.ts'
import { findingsForKey, findingsForKeyText } from './key-findings.ts'

describe('findingsForKey', () => {
  it('warns of a key shorter than the hash, with the reason', () => {
    expect(findingsForKey(31)).toEqual([
      expect.objectContaining({ level: 'warning', code: 'key-short', source: 'RFC 7518, 3.2' }),
    ])
    expect(findingsForKey(31)[0]?.message).toContain('31 bytes')
    expect(findingSchema.safeParse(findingsForKey(1)[0]).success).toBe(true)
  })

  it('has nothing to say of 32 bytes or more', () => {
    expect(findingsForKey(32)).toEqual([])
    expect(findingsForKey(64)).toEqual([])
  })
})

describe('findingsForKeyText', () => {
  const codes = (text: string, encoding: 'text' | 'hex' = 'text') =>
    findingsForKeyText(new TextEncoder().encode(text), encoding).map(({ code }) => code)

  it.each(['key\n', 'key\r\n', ' key', 'key\t', '\n', ' '])('warns of white space around %j', (text) => {
    expect(codes(text)).toEqual(['key-spaces'])
    expect(findingSchema.safeParse(findingsForKeyText(new Uint8Array([32]), 'text')[0]).success).toBe(true)
  })

  it.each(['key', 'a key', 'k', ''])('has nothing to say of %j', (text) => {
    expect(codes(text)).toEqual([])
  })

  it('leaves other encodings to the one who reads them', () => {
    expect(codes('00 ', 'hex')).toEqual([])
  })
})
