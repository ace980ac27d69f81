import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SigningKey } from '../../shared/schemas.ts'
import { inOrderOfUse, nextKeyLabel } from './key-words.ts'

const key = (label: string, status: SigningKey['status'], createdAt: number): SigningKey => ({
  id: label,
  label,
  fingerprint: '5f2c·a91e',
  createdAt,
  status,
  held: 'keychain',
})

describe('the proposed label of a key', () => {
  it('counts on from the keys there are', () => {
    expect(nextKeyLabel([])).toBe('key 1')
    expect(nextKeyLabel([{ label: 'key 1' }])).toBe('key 2')
  })

  it('is never one that a key of the profile has', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 8 }).map((n) => ({ label: `Key ${n} ` }))), (keys) => {
        const taken = keys.map(({ label }) => label.trim().toLowerCase())
        expect(taken).not.toContain(nextKeyLabel(keys))
      }),
    )
  })
})

it('puts the current key first and the previous ones from newest to oldest', () => {
  const keys = [key('old', 'previous', 1), key('new', 'previous', 3), key('current', 'current', 2)]
  expect(inOrderOfUse(keys).map(({ label }) => label)).toEqual(['current', 'new', 'old'])
})
