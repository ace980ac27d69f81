import fc from 'fast-check'
import { SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import type { Claims } from '../../schemas.ts'
import { joinLink } from './join-link.ts'
import { linkLength } from './link-length.ts'

const host = 'acme.digitalsamba.com'
const key = new TextEncoder().encode('test-developer-key-not-a-real-one')

async function signedLink(claims: Claims): Promise<string | null> {
  const token = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(key)
  return joinLink(host, claims, token)
}

describe('linkLength', () => {
  it('is the length of the link that is signed then', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1 })
    const claims = fc.record(
      { rd: text, u: text, avatar: text, exp: fc.maxSafeInteger() },
      { requiredKeys: ['rd'] },
    )
    await fc.assert(
      fc.asyncProperty(claims, async (made) => {
        expect(linkLength(host, made)).toBe((await signedLink(made))?.length ?? null)
      }),
      { numRuns: 300 },
    )
  })

  it.each([19_996, 19_997])('is at least what it says beside a name of %d characters', async (length) => {
    const claims = { rd: 'room', u: 'a'.repeat(length) }
    const link = await signedLink(claims)
    expect(linkLength(host, claims)).toBeLessThanOrEqual(link?.length ?? 0)
    expect(linkLength(host, claims)).toBe(length === 19_996 ? link?.length : 20_001)
  })

  it('is none where there will be no link', () => {
    expect(linkLength(null, { rd: 'room' })).toBeNull()
    expect(linkLength(host, {})).toBeNull()
    expect(linkLength(host, { rd: '..', u: 'a'.repeat(30_000) })).toBeNull()
  })
})
