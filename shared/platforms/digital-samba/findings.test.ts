import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findingSchema, type Profile } from '../../schemas.ts'
import { fields } from './fields.ts'
import { findingsFor } from './findings.ts'

const now = 1_700_000_000
const profile: Profile = {
  id: 'p-1',
  platform: 'digital-samba',
  name: 'Acme staging',
  environment: 'staging',
  settings: { teamId: '11111111-2222-4333-8444-555555555555', domain: 'acme' },
  defaultRole: '',
  defaultValidity: '8h',
  keys: [],
}
const context = { profile, now, timeZone: 'UTC' }
const clean = { rd: 'demo-room', u: 'Jane Smith', role: 'attendee', iat: 'now', nbf: 'now', exp: '2h' }

interface Changes {
  readonly values?: Record<string, string>
  readonly settings?: Record<string, string>
  readonly startEarly?: number
}

function check({ values = {}, settings = profile.settings, startEarly = 0 }: Changes) {
  const draft = { profileId: 'p-1', values: { ...clean, ...values }, startEarly }
  return findingsFor(draft, { ...context, profile: { ...profile, settings } })
}

const codes = (changes: Changes) =>
  check(changes).map(({ level, code, field }) => `${level} ${code} ${field}`)
const finding = (code: string, changes: Changes) => check(changes).find((each) => each.code === code)

describe('findingsFor', () => {
  it('has nothing to say of a draft in order', () => {
    expect(check({})).toEqual([])
  })

  it.each(['', '  '])('refuses the room %j', (rd) => {
    expect(codes({ values: { rd } })).toEqual(['error room-missing rd'])
  })

  it('refuses a draft without a team id, from the profile or typed', () => {
    const settings = { domain: 'acme' }
    expect(codes({ settings })).toEqual(['error team-missing td'])
    expect(codes({ values: { td: ' ' } })).toEqual(['error team-missing td'])
    expect(codes({ settings, values: { td: '11111111-2222-4333-8444-555555555555' } })).toEqual([])
  })

  it.each(['iat', 'nbf', 'exp'])('refuses %s that can’t be read, and says what can be typed', (name) => {
    const found = finding('time-unreadable', { values: { [name]: '1.5' } })
    expect(found).toMatchObject({ level: 'error', field: name, message: expect.stringContaining('type now') })
    expect(found?.message).toContain(`(${name})`)
  })

  it('refuses an end at the start, and not one second after', () => {
    expect(codes({ values: { nbf: '1700000000', exp: '1700000000' } })).toEqual([
      'error ends-before-start exp',
    ])
    expect(codes({ values: { nbf: '1700000000', exp: '1700000001' } })).toEqual([])
    expect(codes({ values: { nbf: '1h', exp: '-1s' } })).toEqual(['error ends-before-start exp'])
  })

  it('measures the start as it stands in the token', () => {
    expect(codes({ values: { nbf: 'now', exp: '0s' }, startEarly: 60 })).toEqual([
      'warning expiry-in-past exp',
    ])
  })

  it('warns of an end that is now, and not one second later', () => {
    expect(codes({ values: { nbf: '', exp: '1700000000' } })).toEqual(['warning expiry-in-past exp'])
    expect(codes({ values: { nbf: '', exp: '1700000001' } })).toEqual([])
    expect(codes({ values: { nbf: '1600000000', exp: '1699999999' } })).toEqual([
      'warning expiry-in-past exp',
    ])
  })

  it('warns of no end, and offers the profile’s', () => {
    expect(codes({ values: { exp: '' } })).toEqual(['warning no-expiry exp'])
    expect(finding('no-expiry', { values: { exp: '' } })).toMatchObject({
      message: expect.stringMatching(/^Valid without end/),
      fix: { values: { exp: '8h' } },
    })
  })

  it.each(['iat', 'nbf', 'exp'])('warns of milliseconds in %s, and offers to divide', (name) => {
    const found = finding('time-in-milliseconds', { values: { exp: '', nbf: '', [name]: '1700000000999' } })
    expect(found).toMatchObject({ level: 'warning', field: name, fix: { values: { [name]: '1700000000' } } })
  })

  it('takes numbers below a hundred thousand millions for seconds', () => {
    expect(codes({ values: { exp: '99999999999' } })).toEqual([])
    expect(codes({ values: { exp: '100000000000' } })).toEqual(['warning time-in-milliseconds exp'])
  })

  it('does not take a far date for milliseconds', () => {
    expect(codes({ values: { exp: '9999-12-31' } })).toEqual([])
  })

  it('warns of a team id that is no UUID', () => {
    expect(codes({ values: { td: 'acme' } })).toEqual(['warning team-not-uuid td'])
    expect(codes({ values: { td: '11111111-2222-4333-8444-55555555555G' } })).toEqual([
      'warning team-not-uuid td',
    ])
    expect(codes({ values: { td: '11111111-2222-4333-8444-55555555555A' } })).toEqual([])
  })

  it('warns of spaces around the room, and offers to take them off', () => {
    expect(codes({ values: { rd: ' demo' } })).toEqual(['warning room-spaces rd'])
    expect(finding('room-spaces', { values: { rd: ' demo ' } })?.fix?.values).toEqual({ rd: 'demo' })
    expect(codes({ values: { rd: 'de mo' } })).toEqual([])
  })

  it('warns of a room that no address can hold', () => {
    expect(codes({ values: { rd: '..' } })).toEqual(['warning room-not-linkable rd'])
    expect(codes({ values: { rd: '...' } })).toEqual([])
  })

  it.each([
    ['jane.png', ['warning avatar-not-url avatar']],
    [' ', ['warning avatar-not-url avatar']],
    ['http://example.com/a.png', ['warning avatar-not-https avatar']],
    ['data:image/png;base64,AA', ['warning avatar-not-https avatar']],
    ['https://example.com/a.png', []],
  ])('looks at the picture’s address %j', (avatar, expected) => {
    expect(codes({ values: { avatar } })).toEqual(expected)
  })

  it('warns where there will be no join link', () => {
    const { teamId } = profile.settings
    expect(codes({ settings: { teamId: teamId ?? '' } })).toEqual(['warning domain-missing null'])
    expect(codes({ settings: { teamId: teamId ?? '', domain: 'a b' } })).toEqual([
      'warning domain-missing null',
    ])
  })

  it('hints at what the guest or the room will decide', () => {
    expect(codes({ values: { u: '', role: '' } })).toEqual(['hint name-missing u', 'hint role-missing role'])
  })

  it('hints at spaces around the name, and offers to take them off', () => {
    expect(codes({ values: { u: 'Jane ' } })).toEqual(['hint name-spaces u'])
    expect(finding('name-spaces', { values: { u: ' Jane\t' } })?.fix?.values).toEqual({ u: 'Jane' })
  })

  it('hints at an issued-at in the future, and not at one that is now', () => {
    expect(codes({ values: { iat: '1700000001' } })).toEqual(['hint issued-in-future iat'])
    expect(codes({ values: { iat: '1700000000' } })).toEqual([])
    expect(codes({ values: { iat: '' } })).toEqual([])
    expect(codes({ values: { iat: '1700000000000' } })).toEqual(['warning time-in-milliseconds iat'])
  })

  it('does without a profile', () => {
    const found = findingsFor({ profileId: '', values: {}, startEarly: 0 }, { ...context, profile: null })
    expect(found.map((each) => each.code)).toEqual([
      ...['team-missing', 'room-missing', 'no-expiry', 'name-missing', 'role-missing'],
    ])
  })

  it('puts errors first, then warnings, then hints', () => {
    const levels = check({ values: { rd: '', u: '', exp: '', avatar: 'x', nbf: '?' } }).map(
      (each) => each.level,
    )
    expect(levels).toEqual(['error', 'error', 'warning', 'warning', 'hint'])
  })

  it('gives findings that cross the contract, for any draft, and no offer leaves its own remark standing', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', ' ', 'now', '2h', '1700000000000', ' x '),
    )
    const values = fc.dictionary(fc.constantFrom(...fields.map(({ name }) => name)), text)
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 3600 }), (typed, startEarly) => {
        for (const found of check({ values: typed, startEarly })) {
          expect(findingSchema.safeParse(found).success).toBe(true)
          expect(found.message).toMatch(/\.$/)
          if (found.fix === undefined) continue
          const after = check({ values: { ...typed, ...found.fix.values }, startEarly })
          expect(after.filter((each) => each.code === found.code && each.field === found.field)).toEqual([])
        }
      }),
      { numRuns: 500 },
    )
  })
})
