import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSmallPlainData } from './plain-data.ts'

describe('isSmallPlainData', () => {
  it('takes any small JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        fc.pre(!JSON.stringify(value).includes('"__proto__"'))
        expect(isSmallPlainData(structuredClone(value))).toBe(true)
      }),
    )
  })

  it.each([
    ['a map', new Map([['a', 1]])],
    ['a set', new Set([1])],
    ['a date', new Date(0)],
    ['a buffer', new ArrayBuffer(8)],
    ['bytes', new Uint8Array(8)],
    ['an error', new Error('x')],
    ['nothing at all', undefined],
    ['a big integer', 1n],
    ['no number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a map deep inside', { a: [{ b: new Map() }] }],
    ['a key that names the prototype', JSON.parse('{"__proto__":{"a":1}}')],
  ])('refuses %s', (_name, value) => {
    expect(isSmallPlainData(value)).toBe(false)
  })

  it('refuses a value that holds itself', () => {
    const round: Record<string, unknown> = {}
    round.again = round
    expect(isSmallPlainData(round)).toBe(false)
  })

  it('takes the longest field of the contract and refuses far more', () => {
    expect(isSmallPlainData({ text: 'x'.repeat(200_000) })).toBe(true)
    expect(isSmallPlainData({ text: 'x'.repeat(500_001) })).toBe(false)
    expect(isSmallPlainData({ ['x'.repeat(500_001)]: 1 })).toBe(false)
    expect(isSmallPlainData(Array.from({ length: 100_000 }, () => 0))).toBe(false)
    expect(isSmallPlainData(Array.from({ length: 50 }, () => Array.from({ length: 50 }, () => 0)))).toBe(
      false,
    )
  })

  it('takes more where more is asked for, and not one character above that', () => {
    expect(isSmallPlainData({ text: 'x'.repeat(999_996) }, 1_000_000)).toBe(true)
    expect(isSmallPlainData({ text: 'x'.repeat(999_997) }, 1_000_000)).toBe(false)
  })
})
