import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SigningKey } from '../../shared/schemas.ts'
import { inOrderOfUse, keyWords, lowerFirst, nextKeyLabel, statusMeaning } from './key-words.ts'

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

describe('the words for a secret', () => {
  const samba = keyWords({ label: 'Developer key', whereFound: '', signs: true })
  const video = keyWords({ label: 'API token', whereFound: '', signs: false })

  it('call it a key where it signs, and else what the platform calls it', () => {
    expect([samba.noun, samba.short, samba.title]).toEqual(['signing key', 'key', 'Signing keys'])
    expect([video.noun, video.short, video.title]).toEqual(['API token', 'API token', 'API tokens'])
    expect(
      nextKeyLabel([{ label: 'api token 1' }, { label: 'other' }, { label: 'API token 3' }], 'API token'),
    ).toBe('API token 4')
  })

  it('never say of a secret that signs nothing that it signs', () => {
    for (const status of ['current', 'previous'] as const) {
      expect(statusMeaning(status, samba)).toMatch(/sign/)
      expect(statusMeaning(status, video)).not.toMatch(/sign/)
    }
  })

  it('stand inside a sentence with a small letter, but for an abbreviation', () => {
    expect(['App secret', 'API token', 'Key', ''].map(lowerFirst)).toEqual([
      'app secret',
      'API token',
      'key',
      '',
    ])
  })
})

it('puts the current key first and the previous ones from newest to oldest', () => {
  const keys = [key('old', 'previous', 1), key('new', 'previous', 3), key('current', 'current', 2)]
  expect(inOrderOfUse(keys).map(({ label }) => label)).toEqual(['current', 'new', 'old'])
})
