import { describe, expect, it } from 'vitest'
import type { RoomDetail } from '../../schemas.ts'
import { nothingKnown } from '../platform.ts'
import { fields } from './fields.ts'
import { findingsFor } from './findings.ts'
import { table } from './findings-table.ts'
import { linkLength } from './link-length.ts'
import { type Changes, codesWith, findingsWith, testNow, testProfile } from './test-drafts.ts'

const values = (typed: Record<string, string>): Changes => ({ values: typed })
const ahead = (clockAhead: number, startEarly = 0, typed: Record<string, string> = {}): Changes => ({
  values: typed,
  known: { clockAhead },
  startEarly,
})
const inUse = (validUntil: number | null, ud = 'crm-4711'): Changes => ({
  values: { ud },
  known: { sameExternalId: { name: 'Jane', room: 'demo-room', validUntil } },
})
const { teamId = '' } = testProfile.settings
const uuid = '11111111-2222-4333-8444-555555555555'

/** A draft whose link has exactly this many characters. Not every length of a token is one of base64url's. */
function linkOf(length: number): Changes {
  const claims = {
    td: uuid,
    u: 'Jane Smith',
    role: 'attendee',
    iat: testNow,
    nbf: testNow,
    exp: testNow + 7_200,
  }
  const lengthWith = (rd: string, avatar: string) =>
    linkLength('acme.digitalsamba.com', { ...claims, rd, avatar }) ?? 0
  for (const rd of ['room', 'room1', 'room12', 'room123']) {
    let avatar = 'https://example.com/'
    // A byte makes one character and a third.
    avatar += 'a'.repeat(Math.max(0, Math.floor((length - lengthWith(rd, avatar) - 4) * 0.75)))
    while (lengthWith(rd, avatar) < length) avatar += 'a'
    if (lengthWith(rd, avatar) === length) return values({ rd, avatar })
  }
  throw new Error(`There is no link of ${length} characters.`)
}

/** Code and field; where it is given; next to its boundary, where it is not. */
const sides: readonly (readonly [string, Changes, Changes])[] = [
  ['error team-missing td', values({ td: ' ' }), values({ td: uuid })],
  ['error team-missing td', { settings: { domain: 'acme' } }, {}],
  [
    'error team-missing td',
    { settings: { domain: 'acme' } },
    { settings: { domain: 'acme' }, ...values({ td: uuid }) },
  ],
  ['error room-missing rd', values({ rd: '' }), {}],
  ['error room-missing rd', values({ rd: '  ' }), values({ rd: ' . ' })],
  ['error time-unreadable iat', values({ iat: '1.5' }), values({ iat: '15' })],
  ['error time-unreadable nbf', values({ nbf: '1.5' }), values({ nbf: '15' })],
  ['error time-unreadable exp', values({ exp: '1.5' }), values({ exp: '15' })],
  [
    'error ends-before-start exp',
    values({ nbf: '1700000000', exp: '1700000000' }),
    values({ nbf: '1700000000', exp: '1700000001' }),
  ],
  ['error ends-before-start exp', values({ nbf: '1h', exp: '-1s' }), values({ nbf: '', exp: '-1s' })],

  [
    'warning team-not-uuid td',
    values({ td: `${uuid.slice(0, -1)}G` }),
    values({ td: `${uuid.slice(0, -1)}A` }),
  ],
  ['warning room-spaces rd', values({ rd: ' demo' }), values({ rd: 'de mo' })],
  ['warning room-form rd', values({ rd: 'ab' }), values({ rd: 'abc' })],
  ['warning room-form rd', values({ rd: 'a'.repeat(33) }), values({ rd: 'a'.repeat(32) })],
  ['warning room-form rd', values({ rd: '😀'.repeat(2) }), values({ rd: '😀'.repeat(32) })],
  ['warning room-form rd', values({ rd: `${uuid}0` }), values({ rd: uuid.toUpperCase() })],
  ['warning room-not-linkable rd', values({ rd: '..' }), values({ rd: '...' })],
  ['warning room-hidden rd', values({ rd: 'demo\u200B' }), values({ rd: 'demo' })],
  [
    'warning breakout-encrypted breakoutId',
    values({ breakoutId: 'b', e2ee: 'on' }),
    values({ breakoutId: 'b', e2ee: 'off' }),
  ],
  [
    'warning breakout-encrypted breakoutId',
    values({ breakoutId: 'b', e2ee: 'on' }),
    values({ breakoutId: '', e2ee: 'on' }),
  ],
  [
    'warning breakouts-off breakoutId',
    { ...values({ breakoutId: 'breakout-1' }), room: { breakoutsEnabled: false } },
    { ...values({ breakoutId: 'breakout-1' }), room: {} },
  ],
  [
    'warning breakouts-off breakoutId',
    { ...values({ breakoutId: 'breakout-1' }), room: { breakoutsEnabled: false } },
    { ...values({ breakoutId: 'breakout-1', e2ee: 'on' }), room: { breakoutsEnabled: false } },
  ],
  [
    'warning breakout-unknown breakoutId',
    { ...values({ breakoutId: 'breakout-2' }), room: {} },
    { ...values({ breakoutId: 'breakout-1' }), room: {} },
  ],
  [
    'warning breakout-unknown breakoutId',
    { ...values({ breakoutId: 'b' }), room: { breakouts: [] } },
    values({ breakoutId: 'b' }),
  ],
  ['warning external-id-email ud', values({ ud: 'jane@example.com' }), values({ ud: 'jane@example' })],
  ['warning external-id-hidden ud', values({ ud: 'crm\u00AD-1' }), values({ ud: 'crm-1' })],
  ['warning external-id-in-use ud', inUse(testNow + 1), inUse(testNow)],
  ['warning external-id-in-use ud', inUse(null), inUse(null, '')],
  ['warning name-long u', values({ u: 'a'.repeat(101) }), values({ u: 'a'.repeat(100) })],
  ['warning name-long u', values({ u: '😀'.repeat(101) }), values({ u: '😀'.repeat(100) })],
  ['warning name-encrypted u', values({ e2ee: 'on' }), values({ e2ee: 'on', u: '' })],
  [
    'warning name-encrypted u',
    { room: { isE2ee: true } },
    { room: { isE2ee: true }, ...values({ e2ee: 'off' }) },
  ],
  [
    'warning name-encrypted u',
    { room: { isE2ee: true } },
    { room: { isE2ee: true, friendlyUrl: 'another' } },
  ],
  ['warning name-hidden u', values({ u: 'Jane\u202E' }), values({ u: 'Jane👩‍👩‍👧' })],
  [
    'warning name-mixes-scripts u',
    values({ u: 'J\u0430ne Smith' }),
    values({ u: 'Jane \u0421\u043C\u0438\u0442' }),
  ],
  [
    'warning role-not-in-room role',
    { ...values({ role: 'Attendee' }), room: {} },
    { ...values({ role: 'attendee' }), room: {} },
  ],
  [
    'warning role-not-in-room role',
    { ...values({ role: 'role-3' }), room: {} },
    { ...values({ role: 'role-2' }), room: {} },
  ],
  [
    'warning role-not-in-room role',
    { ...values({ role: 'x' }), room: {} },
    { ...values({ role: 'x' }), room: { roles: [] } },
  ],
  ['warning role-not-in-room role', { ...values({ role: 'x' }), room: {} }, values({ role: 'x' })],
  ['warning avatar-not-url avatar', values({ avatar: 'jane.png' }), values({ avatar: 'https://jane.png' })],
  ['warning avatar-not-url avatar', values({ avatar: ' ' }), values({ avatar: '' })],
  [
    'warning avatar-not-https avatar',
    values({ avatar: 'http://example.com/a.png' }),
    values({ avatar: 'https://example.com/a.png' }),
  ],
  ['warning avatar-not-https avatar', values({ avatar: 'data:image/png;base64,AA' }), values({ avatar: '' })],
  ...(['iat', 'nbf', 'exp'] as const).map(
    (name) =>
      [
        `warning time-in-milliseconds ${name}`,
        values({ exp: '', nbf: '', [name]: '100000000000' }),
        values({ exp: '', nbf: '', [name]: '99999999999' }),
      ] as const,
  ),
  ['warning time-in-milliseconds exp', values({ exp: '1700000000000' }), values({ exp: '9999-12-31' })],
  ['warning clock-ahead nbf', ahead(31), ahead(30)],
  ['warning clock-ahead nbf', ahead(90, 89), ahead(90, 90)],
  ['warning clock-ahead nbf', ahead(90, 90, { nbf: '' }), ahead(30, 90, { nbf: '' })],
  ['warning clock-behind exp', ahead(-31), ahead(-30)],
  ['warning clock-behind exp', ahead(-31), ahead(-31, 0, { exp: '' })],
  [
    'warning expiry-in-past exp',
    values({ nbf: '', exp: '1700000000' }),
    values({ nbf: '', exp: '1700000001' }),
  ],
  [
    'warning expiry-in-past exp',
    { ...values({ exp: '0s' }), startEarly: 60 },
    { ...values({ exp: '1s' }), startEarly: 60 },
  ],
  ['warning no-expiry exp', values({ exp: '' }), values({ exp: '1s' })],
  ['warning validity-long exp', values({ exp: '86401s' }), values({ exp: '86400s' })],
  [
    'warning validity-long exp',
    values({ nbf: '', exp: '1700086401' }),
    values({ nbf: '', exp: '1700086400' }),
  ],
  [
    'warning validity-long exp',
    { ...values({ exp: '86401s' }), startEarly: 600 },
    { ...values({ exp: '1d' }), startEarly: 600 },
  ],
  [
    'warning validity-long exp',
    values({ nbf: '1699999999', exp: '1700086400' }),
    values({ nbf: '3d', exp: '1d' }),
  ],
  [
    'warning room-ends-first exp',
    { room: { expiresAt: testNow + 7_199 } },
    { room: { expiresAt: testNow + 7_200 } },
  ],
  [
    'warning room-ends-first exp',
    { ...values({ exp: '' }), room: { expiresAt: testNow + 1 } },
    { ...values({ exp: '' }), room: { expiresAt: null } },
  ],
  ['warning domain-missing null', { settings: { teamId } }, { settings: { teamId, domain: 'acme' } }],
  [
    'warning domain-missing null',
    { settings: { teamId, domain: 'a b' } },
    { settings: { teamId, domain: 'a.b' } },
  ],
  ['warning link-too-long null', linkOf(8_001), linkOf(8_000)],

  ['hint room-public rd', { room: { privacy: 'public' } }, { room: { privacy: null } }],
  ['hint room-locked rd', { room: { isLocked: true } }, { room: { isLocked: false } }],
  ['hint external-id-name ud', values({ ud: 'Anna van Dyk' }), values({ ud: 'anna van Dyk' })],
  ['hint external-id-name ud', values({ ud: 'jane smith' }), values({ ud: 'jane smyth' })],
  ['hint external-id-name ud', values({ ud: 'Jane Smith' }), values({ ud: 'crm-4711', u: 'crm-4711' })],
  ['hint name-missing u', values({ u: '' }), values({ u: '.' })],
  ['hint name-spaces u', values({ u: 'Jane ' }), values({ u: 'Ja ne' })],
  ['hint role-missing role', values({ role: '' }), values({ role: '.' })],
  ['hint issued-in-future iat', values({ iat: '1700000001' }), values({ iat: '1700000000' })],
  ['hint issued-in-future iat', values({ iat: '1700000001' }), values({ iat: '1700000000000' })],
  ['hint link-long null', linkOf(2_001), linkOf(2_000)],
  ['hint link-long null', linkOf(8_000), linkOf(8_001)],
]

describe('findingsFor', () => {
  it('has nothing to say of a draft in order, whatever is known beside it', () => {
    expect(findingsWith({})).toEqual([])
    expect(findingsWith({ room: {}, known: { clockAhead: 0 } })).toEqual([])
  })

  it.each(sides)('gives %s at its boundary, and not beside it: %#', (line, given, beside) => {
    expect(codesWith(given)).toContain(line)
    expect(codesWith(beside)).not.toContain(line)
  })

  it('has a test at both sides of every row of the table', () => {
    const rows = table.map(({ level, code, field }) => `${level} ${code} ${field}`)
    expect([...new Set(sides.map(([line]) => line))].sort()).toEqual([...rows].sort())
  })

  it('says one thing where one thing is wrong', () => {
    expect(codesWith(values({ rd: '' }))).toEqual(['error room-missing rd'])
    expect(codesWith(values({ exp: '100000000000' }))).toEqual(['warning time-in-milliseconds exp'])
    expect(codesWith(values({ rd: '..' }))).toEqual(['warning room-not-linkable rd'])
    expect(codesWith(values({ ud: 'Jane Smith <jane@example.com>' }))).toEqual([
      'warning external-id-email ud',
    ])
    expect(codesWith(values({ u: '', role: '' }))).toEqual(['hint name-missing u', 'hint role-missing role'])
    expect(codesWith(linkOf(8_001))).toEqual(['warning link-too-long null'])
    const encrypted = { isE2ee: true, breakoutsEnabled: false, breakouts: [] }
    expect(codesWith({ ...values({ u: '', breakoutId: 'b' }), room: encrypted })).toEqual([
      'warning breakout-encrypted breakoutId',
      'hint name-missing u',
    ])
  })

  it('believes nothing that is known of another room', () => {
    const room: Partial<RoomDetail> = {
      isLocked: true,
      privacy: 'public',
      isE2ee: true,
      expiresAt: 0,
      roles: [],
    }
    expect(codesWith({ room: { ...room, friendlyUrl: 'another' } })).toEqual([])
    expect(codesWith({ room: { ...room, friendlyUrl: null, id: 'demo-room' } })).toHaveLength(4)
  })

  it('does without a profile', () => {
    const context = { profile: null, now: testNow, timeZone: 'UTC', known: nothingKnown }
    const found = findingsFor({ profileId: '', values: {}, startEarly: 0 }, context)
    expect(found.map((each) => each.code)).toEqual([
      ...['team-missing', 'room-missing', 'no-expiry', 'name-missing', 'role-missing'],
    ])
  })
})

describe('the table', () => {
  it('has each code once a field, in the order of the levels', () => {
    const places = table.map(({ code, field }) => `${code} ${field}`)
    expect(new Set(places).size).toBe(places.length)
    const levels = table.map(({ level }) => ['error', 'warning', 'hint'].indexOf(level))
    expect(levels).toEqual([...levels].sort())
  })

  it('names only fields that there are, and a source for everything', () => {
    const names: (string | null)[] = [...fields.map(({ name }) => name), null]
    for (const { code, field, source } of table) {
      expect(names).toContain(field)
      expect(code).toMatch(/^[a-z0-9-]+$/)
      expect(source).toMatch(/https:\/\/|RFC \d+|Unicode/)
    }
  })
})
