import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findingSchema, type Known, type RoomDetail } from '../../schemas.ts'
import { nothingKnown } from '../platform.ts'
import { fields } from './fields.ts'
import { findingsFor } from './findings.ts'
import { findingsWith, findingWith, testNow, testProfile, testRoom } from './test-drafts.ts'

const messageOf = (...[code, changes]: Parameters<typeof findingWith>) => findingWith(code, changes)?.message
const offerOf = (...[code, changes]: Parameters<typeof findingWith>) => findingWith(code, changes)?.fix

describe('the sentences', () => {
  it('say what can be typed where a time can’t be read', () => {
    expect(messageOf('time-unreadable', { values: { nbf: '1.5' } })).toMatch(
      /^Valid from \(nbf\): .*type now/,
    )
  })

  it('name the default role where it is known', () => {
    const values = { role: '' }
    expect(messageOf('role-missing', { values })).toMatch(/the room's default role\.$/)
    expect(messageOf('role-missing', { values, room: {} })).toMatch(/the room's default role, Attendee\.$/)
  })

  it('list what there is to choose from, and not all of it where it is much', () => {
    const roles = Array.from({ length: 9 }, (_, at) => ({ id: `${at}`, name: `role${at}`, displayName: '' }))
    expect(messageOf('role-not-in-room', { room: {}, values: { role: 'x' } })).toContain(
      'moderator, attendee:',
    )
    expect(messageOf('role-not-in-room', { room: { roles }, values: { role: 'x' } })).toContain(
      'role5 and 3 more:',
    )
    const breakoutId = 'x'
    expect(messageOf('breakout-unknown', { room: {}, values: { breakoutId } })).toContain('Table one')
    expect(messageOf('breakout-unknown', { room: { breakouts: [] }, values: { breakoutId } })).toContain(
      'which has none',
    )
  })

  it('show hidden characters by code point and name', () => {
    expect(messageOf('name-hidden', { values: { u: '\u202EJa\u200Bne\u2066\u2069\u200B' } })).toContain(
      'U+202E RIGHT-TO-LEFT OVERRIDE, U+200B ZERO WIDTH SPACE, U+2066 LEFT-TO-RIGHT ISOLATE and 1 more.',
    )
  })

  it('show the word that mixes scripts, and which', () => {
    expect(messageOf('name-mixes-scripts', { values: { u: 'Ann J\u0430ne' } })).toContain(
      'Latin and Cyrillic letters within one word, J\u0430ne,',
    )
  })

  it('say which session has the external id', () => {
    const sameExternalId = { name: 'Jane\nX', room: 'board', validUntil: 1_700_003_600 }
    expect(messageOf('external-id-in-use', { values: { ud: 'crm-1' }, known: { sameExternalId } })).toContain(
      'a session for Jane X in board, valid until 14 Nov 2023, 23:13:20 UTC.',
    )
    const endless = { name: null, room: 'board', validUntil: null }
    expect(
      messageOf('external-id-in-use', { values: { ud: 'crm-1' }, known: { sameExternalId: endless } }),
    ).toContain('a session for a guest without a name in board, valid without end.')
  })

  it('say by how much the clock is off', () => {
    expect(messageOf('clock-ahead', { known: { clockAhead: 75 } })).toContain('1 min 15 s ahead')
    expect(messageOf('clock-ahead', { known: { clockAhead: 75 } })).toContain(', or start early.')
    expect(messageOf('clock-ahead', { known: { clockAhead: 3_601 } })).toContain(': set the clock.')
    expect(messageOf('clock-behind', { known: { clockAhead: -75 } })).toContain('1 min 15 s behind')
  })

  it('count characters, and name what makes a link long', () => {
    expect(messageOf('name-long', { values: { u: 'a'.repeat(1_000) } })).toContain('1,000 characters')
    const avatar = `data:image/png;base64,${'A'.repeat(9_000)}`
    expect(messageOf('link-too-long', { values: { avatar } })).toContain('shorten Avatar (avatar).')
    expect(messageOf('avatar-not-https', { values: { avatar } })).toContain('a whole picture')
  })
})

describe('the offers', () => {
  it.each([
    ['room-spaces', { values: { rd: ' demo ' } }, { rd: 'demo' }],
    ['room-hidden', { values: { rd: 'de\u200Bmo' } }, { rd: 'demo' }],
    ['breakout-encrypted', { values: { breakoutId: 'b', e2ee: 'on' } }, { breakoutId: '' }],
    ['breakout-unknown', { values: { breakoutId: 'Table one' }, room: {} }, { breakoutId: 'breakout-1' }],
    ['name-encrypted', { values: { e2ee: 'on' } }, { u: '' }],
    ['name-spaces', { values: { u: ' Jane\t' } }, { u: 'Jane' }],
    ['name-hidden', { values: { u: 'Jane\nSm\u200Dith\u202E' } }, { u: 'Jane Smith' }],
    ['role-not-in-room', { values: { role: 'Moderators' }, room: {} }, { role: 'moderator' }],
    ['role-not-in-room', { values: { role: ' ATTENDEE' }, room: {} }, { role: 'attendee' }],
    ['time-in-milliseconds', { values: { exp: '1700000000999' } }, { exp: '1700000000' }],
    ['no-expiry', { values: { exp: '' } }, { exp: '8h' }],
    ['validity-long', { values: { exp: '3d' } }, { exp: '1d' }],
    ['room-ends-first', { room: { expiresAt: testNow + 60 } }, { exp: '1700000060' }],
    ['issued-in-future', { values: { iat: '1h' } }, { iat: 'now' }],
  ] as const)('of %s set what is meant: %#', (code, changes, values) => {
    expect(offerOf(code, changes)?.values).toEqual(values)
  })

  it.each([
    [31, 60],
    [60, 60],
    [61, 120],
    [3_600, 3_600],
  ])('start whole minutes early where the clock is %d s ahead: %d s', (clockAhead, startEarly) => {
    expect(offerOf('clock-ahead', { known: { clockAhead } })).toEqual({
      label: `Start ${startEarly / 60} min early`,
      values: {},
      startEarly,
    })
  })

  it('are not made where they would not help', () => {
    expect(offerOf('clock-ahead', { known: { clockAhead: 3_601 } })).toBeUndefined()
    expect(offerOf('clock-ahead', { known: { clockAhead: 60 }, values: { nbf: '' } })).toBeUndefined()
    expect(offerOf('role-not-in-room', { values: { role: 'x' }, room: {} })).toBeUndefined()
    expect(offerOf('breakout-unknown', { values: { breakoutId: 'x' }, room: {} })).toBeUndefined()
    expect(findingWith('room-ends-first', { room: { expiresAt: testNow } })).toMatchObject({ field: 'exp' })
    expect(offerOf('room-ends-first', { room: { expiresAt: testNow } })).toBeUndefined()
    expect(findingWith('name-hidden', { values: { u: '\u200B'.repeat(3_000) } })?.level).toBe('warning')
    expect(offerOf('name-hidden', { values: { u: '\u200B'.repeat(3_000) } })).toBeUndefined()
  })
})

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', ' ', 'now', '2h', '9d', '1700000000000', ' x ', 'on', 'off', 'demo-room', 'Attendee'),
  fc.constantFrom('Jane Smith', 'a@b.example', 'J\u0430ne', '\u202E', '👩‍👩‍👧', 'a'.repeat(3_000), '\uD800'),
)
const role = fc.record({ id: text, name: text, displayName: text })
const room: fc.Arbitrary<RoomDetail> = fc.record({
  id: text,
  friendlyUrl: fc.option(text),
  description: text,
  privacy: fc.constantFrom('public', 'private', null),
  defaultRole: fc.option(role),
  roles: fc.array(role),
  breakoutsEnabled: fc.boolean(),
  breakouts: fc.array(fc.record({ id: text, name: text })),
  isLocked: fc.boolean(),
  isE2ee: fc.boolean(),
  expiresAt: fc.option(fc.oneof(fc.maxSafeInteger(), fc.integer({ min: testNow, max: testNow + 99_999 }))),
  fetchedAt: fc.maxSafeNat(),
})
const known: fc.Arbitrary<Known> = fc.record({
  room: fc.option(fc.oneof(room, fc.constant(testRoom))),
  sameExternalId: fc.option(
    fc.record({ name: fc.option(text), room: text, validUntil: fc.option(fc.maxSafeInteger()) }),
  ),
  clockAhead: fc.option(fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -4_000, max: 4_000 }))),
  similarIds: fc.array(text),
  alias: fc.option(fc.record({ name: text, externalId: text, isNew: fc.boolean() })),
})
const values = fc.dictionary(fc.constantFrom('e2ee', ...fields.map(({ name }) => name)), text)

describe('any findings', () => {
  it('cross the contract in order, and no offer leaves its own remark standing', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 3600 }), known, (typed, startEarly, beside) => {
        const found = findingsWith({ values: typed, startEarly, known: beside })
        const levels = found.map(({ level }) => ['error', 'warning', 'hint'].indexOf(level))
        expect(levels).toEqual([...levels].sort())
        for (const each of found) {
          expect(findingSchema.safeParse(each).error).toBeUndefined()
          expect(each.message).toMatch(/\.$/)
          expect(each.message).not.toMatch(/NaN|undefined|null|\[object/)
          if (each.fix === undefined) continue
          const after = findingsWith({
            values: { ...typed, ...each.fix.values },
            startEarly: each.fix.startEarly ?? startEarly,
            known: beside,
          })
          expect(after.filter(({ code, field }) => code === each.code && field === each.field)).toEqual([])
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('do not hang on the longest texts', () => {
    const millisecondsFor = (values: Record<string, string>) => {
      const draft = { profileId: 'p-1', values: { nbf: 'now', exp: '2h', ...values }, startEarly: 0 }
      const known = { ...nothingKnown, room: testRoom, clockAhead: 45 }
      const context = { profile: testProfile, now: testNow, timeZone: 'UTC', known }
      const times = Array.from({ length: 3 }, () => {
        const start = performance.now()
        findingsFor(draft, context)
        return performance.now() - start
      })
      // The quickest is what the rules take themselves, without what else this computer does meanwhile.
      return Math.min(...times)
    }
    // A rule that looks at each character again for each other one takes seconds; the bench has how long they take.
    const hangs = 500
    for (const unit of ['a', ' ', '\u202Ea', '\u0430a', '👩\u200D', 'Jane ', '\uD800', 'a@b.', 'É']) {
      const long = unit.repeat(200_000 / unit.length)
      expect(millisecondsFor({ rd: 'demo-room', u: long }), unit).toBeLessThan(hangs)
      expect(millisecondsFor({ rd: long, ud: long, avatar: long, role: long }), unit).toBeLessThan(hangs)
    }
  })
})
