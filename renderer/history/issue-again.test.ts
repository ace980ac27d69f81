import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { platforms } from '../../shared/platforms/index.ts'
import type { Claims, Profile } from '../../shared/schemas.ts'
import { draftToIssueAgain } from './issue-again.ts'

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
  keys: [],
}
const then = 1_700_000_000
const now = then + 1_000_000

function again(times: { iat?: number; nbf?: number; exp?: number }, other: Claims = {}) {
  const claims = { td: teamId, rd: 'lobby', u: 'Jane', ...other, ...times }
  const session = {
    claims,
    issuedAt: then,
    validFrom: times.nbf ?? null,
    validUntil: times.exp ?? null,
  }
  const context = { profile, now, timeZone: 'UTC' }
  const draft = draftToIssueAgain(platform, session, context)
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
