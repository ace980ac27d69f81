import { describe, expect, it } from 'vitest'
import { claimMeaning, headerMeaning } from './claim-meanings.ts'

describe('a meaning', () => {
  it.each(['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'])(
    'is there for the claim %s of RFC 7519, in the order of its sections',
    (name) => {
      const section = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'].indexOf(name) + 1
      expect(claimMeaning(name)).toMatchObject({
        label: expect.stringMatching(/^[A-Z]/),
        meaning: expect.stringMatching(/\.$/),
        source: `RFC 7519, 4.1.${section}`,
      })
    },
  )

  const members = ['alg', 'jku', 'jwk', 'kid', 'x5u', 'x5c', 'x5t', 'x5t#S256', 'typ', 'cty', 'crit']

  it.each(members)('is there for the header member %s of RFC 7515, in the order of its sections', (name) => {
    expect(headerMeaning(name)).toMatchObject({
      label: expect.stringMatching(/^[A-Z]/),
      meaning: expect.stringMatching(/\.$/),
      source: `RFC 7515, 4.1.${members.indexOf(name) + 1}`,
    })
  })

  it('is not made up for any other name', () => {
    for (const name of ['rd', 'EXP', '', 'toString', '__proto__', 'alg'])
      expect(claimMeaning(name)).toBeNull()
    expect(headerMeaning('exp')).toBeNull()
    expect(headerMeaning('b64')?.source).toBe('RFC 7797, 3')
  })
})
