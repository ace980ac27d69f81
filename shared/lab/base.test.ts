import { describe, expect, it } from 'vitest'
import { testNow, testProfile } from '../platforms/digital-samba/test-drafts.ts'
import { platformIds } from '../platforms/index.ts'
import { labOf } from '../platforms/labs.ts'
import { baseFor, plainDraft, startOf } from './base.ts'

const context = { profile: testProfile, now: testNow, timeZone: 'UTC' }
const baseOf = (values: Record<string, string>, startEarly = 0) =>
  baseFor('digital-samba', { profileId: 'p-1', values, startEarly }, context)

describe('baseFor', () => {
  it('fills in what a right token has, and leaves what was typed', () => {
    expect(baseOf({ rd: 'demo-room' })).toEqual({
      claims: {
        td: testProfile.settings.teamId,
        rd: 'demo-room',
        ud: 'test-guest',
        u: 'Test Guest',
        iat: testNow,
        nbf: testNow,
        exp: testNow + 3600,
      },
      settings: testProfile.settings,
      room: 'demo-room',
      now: testNow,
      given: {},
    })
    const typed = {
      rd: 'demo-room',
      ud: 'crm-7',
      u: 'Jane',
      role: 'speaker',
      iat: '-1h',
      nbf: '-30m',
      exp: '2h',
    }
    expect(baseOf(typed).claims).toMatchObject({
      ud: 'crm-7',
      u: 'Jane',
      role: 'speaker',
      iat: testNow - 3600,
      nbf: testNow - 1800,
      exp: testNow + 5400,
    })
  })

  it.each([
    ['a start in the future', { nbf: '1d', exp: '2h' }],
    ['an end in the past', { nbf: '-2h', exp: '1h' }],
    ['times that can’t be read', { iat: 'soon', nbf: 'later', exp: 'never' }],
    ['an end at the moment', { exp: String(testNow) }],
  ])('puts %s right', (_name, times) => {
    const { iat, nbf, exp } = baseOf({ rd: 'demo-room', ...times }).claims
    expect(iat).toBe(testNow)
    expect(nbf).toBeLessThanOrEqual(testNow)
    expect(exp).toBeGreaterThan(testNow)
  })

  it('keeps an early start', () => {
    expect(baseOf({ rd: 'demo-room' }, 60).claims).toMatchObject({ nbf: testNow - 60, exp: testNow + 3600 })
  })

  it('takes what was given for needs', () => {
    const draft = { profileId: 'p-1', values: { rd: 'demo-room' }, startEarly: 0 }
    const given = { 'other-team': '22222222-2222-4333-8444-555555555555' }
    expect(baseFor('digital-samba', draft, { ...context, given }).given).toEqual(given)
  })

  it.each(platformIds)('is a right draft of %s with nothing typed', (id) => {
    const base = baseFor(id, { profileId: 'p-1', values: {}, startEarly: 0 }, context)
    expect(Object.values(base.claims)).toContain('test-guest')
    const { surface } = labOf(id)
    const start = startOf(labOf(id), base)
    if (surface === 'token') expect(start).toEqual(plainDraft(base))
  })
})

describe('plainDraft', () => {
  it('is the right token, with the documented link', () => {
    const base = baseOf({ rd: 'demo-room' })
    const { craft, variant, delivery } = plainDraft(base)
    expect(JSON.parse(craft.header)).toEqual({ alg: 'HS256', typ: 'JWT' })
    expect(JSON.parse(craft.payload)).toEqual(base.claims)
    expect([craft.algorithm, craft.signature, variant]).toEqual(['HS256', 'whole', 'right'])
    expect(delivery).toEqual({ room: 'demo-room', transport: 'link' })
  })
})
