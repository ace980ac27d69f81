import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { platforms } from './platforms/index.ts'
import type { Platform } from './platforms/platform.ts'
import { renewedDraft } from './renewal.ts'
import type { Claims, Profile, Session } from './schemas.ts'
import { resolveTimes } from './validity/resolve-times.ts'

const platform = platforms['digital-samba']
const teamId = '11111111-2222-4333-8444-555555555555'
const profile: Profile = {
  id: 'acme',
  platform: 'digital-samba',
  name: 'Acme',
  environment: 'staging',
  settings: { teamId, domain: 'acme' },
  defaultRole: '',
  defaultValidity: '45m',
  startEarly: 0,
  anonymous: false,
  remindMinutes: 0,
  labAllowed: false,
  keys: [],
}
const then = 1_700_000_000
const now = then + 1_000_000

function again(times: { iat?: number; nbf?: number; exp?: number }, other: Claims = {}) {
  const claims = { td: teamId, rd: 'lobby', u: 'Jane', ...other, ...times }
  const session = {
    claims,
    asked: null,
    person: null,
    issuedAt: then,
    validFrom: times.nbf ?? null,
    validUntil: times.exp ?? null,
  }
  const context = { profile, now, timeZone: 'UTC' }
  const draft = renewedDraft(platform, session, context)
  return { draft, claims: platform.claimsFor(draft, context).claims }
}

describe('issuing again', () => {
  it('says the same with times from now and of the same length', () => {
    const { draft, claims } = again(
      { iat: then, nbf: then, exp: then + 5400 },
      { role: 'moderator', ud: 'crm-1' },
    )
    expect(draft.values).toMatchObject({ iat: 'now', nbf: 'now', exp: '1h30m' })
    expect(claims).toEqual({
      td: teamId,
      rd: 'lobby',
      ud: 'crm-1',
      u: 'Jane',
      role: 'moderator',
      iat: now,
      nbf: now,
      exp: now + 5400,
    })
  })

  it('starts early again by as much, with the end where it was', () => {
    const { draft, claims } = again({ iat: then, nbf: then - 60, exp: then + 7200 })
    expect(draft.startEarly).toBe(60)
    expect(claims).toMatchObject({ nbf: now - 60, exp: now + 7200 })
  })

  it('starts now where the first one started later', () => {
    const { draft, claims } = again({ iat: then, nbf: then + 86_400, exp: then + 90_000 })
    expect(draft.startEarly).toBe(0)
    expect(claims).toMatchObject({ nbf: now, exp: now + 3600 })
  })

  it('leaves out the times that were left out', () => {
    expect(again({ iat: then }).claims).toEqual({ td: teamId, rd: 'lobby', u: 'Jane', iat: now })
    expect(again({}).claims).toEqual({ td: teamId, rd: 'lobby', u: 'Jane' })
    expect(again({ exp: then + 7200 }).claims).toMatchObject({ exp: now + 7200 })
  })

  it('takes the default validity of the profile where the first one was never valid', () => {
    expect(again({ nbf: then, exp: then - 1 }).draft.values.exp).toBe('45m')
  })

  it('leaves what the profile says to the profile', () => {
    expect(again({}).draft.values.td).toBe('')
    expect(again({}, { td: 'another-team' }).draft.values.td).toBe('another-team')
  })

  it('gives the same length for any session that was valid for a while', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: -1e6, max: 1e6 }), (length, offset) => {
        const nbf = then + offset
        const { claims } = again({ iat: then, nbf, exp: nbf + length })
        expect(Number(claims.exp) - Number(claims.nbf)).toBe(length)
      }),
    )
  })
})

describe('issuing again for somebody whose name stays here', () => {
  const person = { id: 'p1', name: 'Jane Doe', externalId: 'crm-7' }
  const session = {
    claims: { td: teamId, rd: 'lobby', u: 'Heron 12', ud: 'g-5f2c' },
    asked: null,
    person,
    issuedAt: then,
    validFrom: null,
    validUntil: null,
  }
  const valuesFor = (anonymous: boolean, who: Session['person'] = person) =>
    renewedDraft(
      platform,
      { ...session, person: who },
      { profile: { ...profile, anonymous }, now, timeZone: 'UTC' },
    ).values

  it('gives back what was typed, for the alias to take its place again', () => {
    expect(valuesFor(true)).toMatchObject({ u: 'Jane Doe', ud: 'crm-7', rd: 'lobby' })
    expect(valuesFor(true, { ...person, externalId: null })).toMatchObject({ u: 'Jane Doe', ud: '' })
  })

  it('keeps to what left this computer where the profile would send it as typed', () => {
    expect(valuesFor(false)).toMatchObject({ u: 'Heron 12', ud: 'g-5f2c' })
  })

  it('keeps to what left this computer where the person is forgotten', () => {
    expect(valuesFor(true, null)).toMatchObject({ u: 'Heron 12', ud: 'g-5f2c' })
  })
})

describe('issuing again where the platform makes the token', () => {
  /** Made up: it is asked for a number of seconds, and answers with another. */
  const fetching: Platform = {
    ...platform,
    id: 'fetching',
    endFrom: 'answer',
    fields: platform.fields.filter(({ name }) => name === 'u' || name === 'exp'),
    newDraft: ({ id, defaultValidity }) => ({
      profileId: id,
      values: { exp: defaultValidity },
      startEarly: 0,
    }),
    claimsFor: (draft, { now: at, timeZone }) => {
      const times = resolveTimes({ iat: '', nbf: '', exp: draft.values.exp ?? '' }, 0, at, timeZone)
      const seconds: Claims = times.exp.kind === 'at' ? { expiresIn: times.exp.at - at } : {}
      return { claims: { u: draft.values.u ?? '', ...seconds }, times }
    },
    draftFrom: ({ u, expiresIn }, profileId) => ({
      profileId,
      values: { u: String(u), exp: expiresIn === undefined ? '' : `${Number(expiresIn)}s` },
      startEarly: 0,
    }),
  }
  const renew = (asked: Claims) => {
    const session = {
      claims: { sub: 'of the platform' },
      asked,
      person: null,
      issuedAt: then,
      validFrom: then,
      validUntil: then + 3600,
    }
    const context = { profile, now, timeZone: 'UTC' }
    const draft = renewedDraft(fetching, session, context)
    return { draft, asked: fetching.claimsFor(draft, context).claims }
  }

  it('asks for the same again, for as long as was asked for and not as was given', () => {
    const { draft, asked } = renew({ u: 'Jane', expiresIn: 7200 })
    expect(draft.values).toEqual({ u: 'Jane', exp: '2h' })
    expect(asked).toEqual({ u: 'Jane', expiresIn: 7200 })
  })

  it('asks for no length where none was asked for', () => {
    expect(renew({ u: 'Jane' }).asked).toEqual({ u: 'Jane' })
  })
})
