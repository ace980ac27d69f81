import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Claims } from '../../schemas.ts'
import { wordsIn } from '../../text/words.ts'
import { claimsFor, draftFrom, identityOf, newDraft } from './claims.ts'
import { draftOf, testNow, testProfile } from './test-drafts.ts'

const context = { profile: testProfile, now: testNow, timeZone: 'UTC' }
const documented = { ...context, profile: { ...testProfile, settings: { generation: 'documented' } } }
const claimsOf = (values: Record<string, string>, beside = context) =>
  claimsFor(draftOf(values), beside).claims

describe('claimsFor', () => {
  it('asks for the identifier as typed, then for the scopes, one by one and in their order', () => {
    const claims = claimsOf({ scopes: ' b  a\n b', identity: ' Zoë ' })
    expect(JSON.stringify(claims)).toBe('{"identity":" Zoë ","scopes":["b","a","b"]}')
  })

  it('leaves out what is empty', () => {
    expect(claimsOf({})).toEqual({})
    expect(claimsOf({ identity: '', scopes: ' \t' })).toEqual({})
  })

  it('asks the documented API for no scopes, as it takes none', () => {
    expect(claimsOf({ identity: 'user-1', scopes: 'videos.read' }, documented)).toEqual({
      identity: 'user-1',
    })
  })

  it('has no times, which the platform alone knows', () => {
    const absent = { kind: 'absent' }
    expect(claimsFor(draftOf({ identity: 'user-1', exp: '2h' }), context).times).toEqual({
      iat: absent,
      nbf: absent,
      exp: absent,
    })
  })

  it('does without a profile', () => {
    const { claims } = claimsFor(draftOf({ identity: 'a', scopes: 'b' }), { ...context, profile: null })
    expect(claims).toEqual({ identity: 'a', scopes: ['b'] })
  })
})

describe('draftFrom', () => {
  it('is the inverse of claimsFor', () => {
    const word = fc.string({ minLength: 1, unit: 'binary' }).filter((text) => !/\s/u.test(text))
    const claims = fc.record(
      { identity: fc.string({ minLength: 1, unit: 'binary' }), scopes: fc.array(word, { minLength: 1 }) },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(claims, (given) => {
        expect(claimsFor(draftFrom(given, 'p-1'), context).claims).toEqual(given)
      }),
    )
  })

  it.each<[Claims, Record<string, string>]>([
    [{}, { identity: '', scopes: '' }],
    [
      { identity: 17, scopes: 'videos.read' },
      { identity: '17', scopes: 'videos.read' },
    ],
    [
      { identity: null, scopes: ['a', 3] },
      { identity: '', scopes: 'a 3' },
    ],
    [
      { identity: { a: 1 }, other: 'x' },
      { identity: '{"a":1}', scopes: '' },
    ],
  ])('writes what it can of %j', (claims, values) => {
    expect(draftFrom(claims, 'p-1')).toEqual({ profileId: 'p-1', values, startEarly: 0 })
  })
})

describe('a new draft', () => {
  it('is empty, whatever a profile has by default', () => {
    const profile = { ...testProfile, defaultRole: 'x', defaultValidity: '2h', startEarly: 60 }
    expect(newDraft(profile)).toEqual({
      profileId: 'p-1',
      values: { identity: '', scopes: '' },
      startEarly: 0,
    })
  })
})

describe('single values', () => {
  it('scopes are what stands between spaces and line ends', () => {
    expect(wordsIn('')).toEqual([])
    expect(wordsIn('\u00A0a,b\r\nc\u2003d ')).toEqual(['a,b', 'c', 'd'])
  })

  it.each<[Claims, string | null]>([
    [{ identity: 'a' }, 'a'],
    [{ identity: '' }, null],
    [{ identity: 3 }, null],
    [{}, null],
  ])('the identifier of %j is %j', (claims, identity) => {
    expect(identityOf(claims)).toBe(identity)
  })
})
