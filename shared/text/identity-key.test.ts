import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identityKey } from './identity-key.ts'

describe('identityKey', () => {
  it.each([
    ['Jane@Example.com', 'jane@example.com'],
    [' jane ', 'jane'],
    ['user\u00a042', 'user42'],
    ['Jos\u00e9', 'Jose\u0301'],
    ['\uff21\uff22', 'ab'],
    ['STRASSE', 'stra\u00dfe'],
    ['\ufb01n', 'fin'],
  ])('is the same for %j and %j', (one, other) => {
    expect(identityKey(one)).toBe(identityKey(other))
  })

  it.each([
    ['jos\u00e9', 'jose'],
    ['user-1', 'user-2'],
    ['user-1', 'user_1'],
  ])('is another for %j and %j', (one, other) => {
    expect(identityKey(one)).not.toBe(identityKey(other))
  })

  it('gives the same again of what it gave, and has no white space', () => {
    const texts = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(texts, (text) => {
        const key = identityKey(text)
        expect(identityKey(key)).toBe(key)
        expect(key).not.toMatch(/\s/u)
      }),
      { numRuns: 2000 },
    )
  })
})
