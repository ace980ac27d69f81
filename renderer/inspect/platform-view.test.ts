import { expect, test } from 'vitest'
import { testProfile } from '../stores/test-profile.ts'
import { platformView } from './platform-view.ts'

const moment = 1_795_287_375
const context = { profiles: [testProfile()], now: moment, timeZone: 'UTC' }
const claims = {
  td: '11111111-2222-4333-8444-555555555555',
  rd: 'product-demo',
  u: 'Jane Smith',
  role: 'attendee',
  iat: moment,
  nbf: moment,
  exp: moment + 7200,
}

test('a right token has its guest, its tile and its profile, and no remark', () => {
  const view = platformView('digital-samba', claims, context)
  expect(view).toMatchObject({ room: 'product-demo', name: 'Jane Smith', role: 'attendee', findings: [] })
  expect(view.tile?.initials).toBe('JS')
  expect(view.profile?.name).toBe('Acme')
})

test('a value of another type than is documented is said, since the form would hide it', () => {
  const { findings } = platformView('digital-samba', { ...claims, exp: `${claims.exp}`, u: 5 }, context)
  expect(findings.map(({ code }) => code).slice(0, 2)).toEqual(['type-of-u', 'type-of-exp'])
  expect(findings[1]?.message).toBe(
    'Valid until (exp) is a text; the platform documents a whole number of seconds.',
  )
})

test('the rules of the form hold here too', () => {
  const { rd: _rd, ...withoutRoom } = claims
  const { findings } = platformView('digital-samba', withoutRoom, context)
  expect(findings.map(({ field }) => field)).toContain('rd')
})

test('a name that no rule can look at in time is said to be unchecked', () => {
  const view = platformView('digital-samba', { ...claims, u: 'x'.repeat(1_000_000) }, context)
  expect(view.findings).toEqual([])
  expect(view.withoutFindings).toContain('20,000 characters')
})

test('another team is nobody’s profile', () => {
  expect(platformView('digital-samba', { ...claims, td: 'other' }, context).profile).toBeNull()
})

test('of a platform that makes its tokens only what the token repeats is checked', () => {
  const view = platformView(
    'dolby',
    { externalId: 'jane@example.com', iat: moment, exp: moment + 60 },
    context,
  )
  expect(view.externalId).toBe('jane@example.com')
  expect(view.findings.every(({ field }) => field === 'externalId' || field === 'exp')).toBe(true)
  expect(view.withoutFindings).toContain('documented nowhere')
})

test('claims that are arrays a thousand deep are no trouble', () => {
  const deep = JSON.parse(`${'['.repeat(1000)}${']'.repeat(1000)}`)
  expect(() => platformView('digital-samba', { ...claims, u: deep }, context)).not.toThrow()
})
