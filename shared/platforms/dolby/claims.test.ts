import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Claims, draftSchema } from '../../schemas.ts'
import { claimsFor, claimText, draftFrom, newDraft } from './claims.ts'
import { testNow as now, testProfile as profile } from './test-drafts.ts'

const context = { profile, now, timeZone: 'Europe/Berlin' }
const draft = (values: Record<string, string>) => ({ profileId: 'p-1', values, startEarly: 0 })
const claimsOf = (values: Record<string, string>) => claimsFor(draft(values), context).claims

describe('newDraft', () => {
  it("has the profile's validity and the scopes of the vendor's example", () => {
    const made = newDraft(profile)
    expect(draftSchema.parse(made)).toEqual(made)
    expect(made).toEqual({
      profileId: 'p-1',
      startEarly: 0,
      values: { externalId: '', name: '', avatarUrl: '', scopes: 'conf:create notifications:set', exp: '2h' },
    })
  })
})

describe('claimsFor', () => {
  it('asks for everything in the documented order, whatever the order of typing', () => {
    const claims = claimsOf({
      ...{ exp: '90m', scopes: ' conf:create\n*  ', avatarUrl: 'https://example.com/a.png' },
      ...{ name: ' Zoë ', externalId: '{"id":"7"}' },
    })
    expect(Object.entries(claims)).toEqual([
      ['externalId', '{"id":"7"}'],
      ['name', ' Zoë '],
      ['avatarUrl', 'https://example.com/a.png'],
      ['sessionScope', ['conf:create', '*']],
      ['expiresIn', 5_400],
    ])
  })

  it('leaves out what is left empty', () => {
    expect(claimsOf({ externalId: '', scopes: ' ', exp: '' })).toEqual({})
  })

  it.each([
    ['2h', 7_200],
    ['1700003600', 3_600],
    ['2023-11-15 00:13:20', 3_600],
    ['end of day', 2_799],
    ['now', 0],
    ['-1s', -1],
  ])('makes a length from now of %s', (exp, seconds) => {
    const { claims, times } = claimsFor(draft({ exp }), context)
    expect(claims.expiresIn).toBe(seconds)
    expect(times).toEqual({
      iat: { kind: 'absent' },
      nbf: { kind: 'absent' },
      exp: { kind: 'at', at: now + seconds },
    })
  })

  it('leaves out a time that can’t be read', () => {
    const { claims, times } = claimsFor(draft({ exp: 'soon' }), context)
    expect(claims).toEqual({})
    expect(times.exp.kind).toBe('unreadable')
  })

  it('keeps words as typed, for the platform to leave out', () => {
    expect(claimsOf({ scopes: 'Conf:create x x' })).toEqual({ sessionScope: ['Conf:create', 'x', 'x'] })
  })
})

describe('draftFrom', () => {
  it('gives back any claims, at any moment', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 })
    const word = fc.string({ unit: 'binary', minLength: 1 }).filter((one) => !/\s/u.test(one))
    const record = fc.record(
      {
        externalId: text,
        name: text,
        avatarUrl: text,
        sessionScope: fc.array(word, { minLength: 1 }),
        expiresIn: fc.integer({ min: -1_000_000_000, max: 1_000_000_000_000 }),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(record, fc.nat(), (claims, moment) => {
        const back = draftFrom(claims, 'p-1')
        expect(draftSchema.safeParse(back).success).toBe(true)
        expect(claimsFor(back, { ...context, now: moment }).claims).toEqual(claims)
      }),
      { numRuns: 500 },
    )
  })

  it('asks for the same length again, later', () => {
    const claims = claimsOf({ exp: 'end of day' })
    expect(claimsFor(draftFrom(claims, 'p-1'), { ...context, now: now + 99 }).claims).toEqual(claims)
  })

  it('shows values of other types as text, and leaves out what has no field', () => {
    const claims: Claims = { externalId: 7, name: null, sessionScope: 'a b', expiresIn: 1.5, iss: 'me' }
    expect(draftFrom(claims, 'p-1').values).toEqual({
      ...{ externalId: '7', name: '', avatarUrl: '', scopes: 'a b', exp: '1.5' },
    })
  })
})

describe('claimText', () => {
  it('gives a text, and null for anything else', () => {
    expect(claimText({ name: 'Jane' }, 'name')).toBe('Jane')
    for (const name of ['', 3, null, ['Jane']]) expect(claimText({ name }, 'name')).toBeNull()
    expect(claimText({}, 'name')).toBeNull()
  })
})
