import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findingSchema } from '../../schemas.ts'
import { nothingKnown } from '../platform.ts'
import { fields } from './fields.ts'
import { findingsFor } from './findings.ts'
import { table } from './findings-table.ts'
import { type Changes, codesWith, findingsWith, findingWith, testNow, testProfile } from './test-drafts.ts'

const values = (typed: Record<string, string>): Changes => ({ values: typed })
const inUse = (validUntil: number | null, externalId = 'crm-4711'): Changes => ({
  values: { externalId },
  known: { sameExternalId: { name: 'Jane', room: '', validUntil } },
})

/** Level, code and field; where it is given; next to its boundary, where it is not. */
const sides: readonly (readonly [string, Changes, Changes])[] = [
  [
    'error external-id-long externalId',
    values({ externalId: 'a'.repeat(1_025) }),
    values({ externalId: 'a'.repeat(1_024) }),
  ],
  [
    'error external-id-long externalId',
    values({ externalId: 'é'.repeat(513) }),
    values({ externalId: 'é'.repeat(512) }),
  ],
  [
    'error external-id-long externalId',
    values({ externalId: '😀'.repeat(257) }),
    values({ externalId: '😀'.repeat(256) }),
  ],
  ['error time-unreadable exp', values({ exp: '1.5' }), values({ exp: '15m' })],
  ['error expiry-short exp', values({ exp: '0s' }), values({ exp: '1s' })],
  ['error expiry-short exp', values({ exp: '1700000000' }), values({ exp: '1700000001' })],
  ['error expiry-long exp', values({ exp: '86401s' }), values({ exp: '86400s' })],
  ['error expiry-long exp', values({ exp: '1700086401' }), values({ exp: '1700086400' })],

  ['warning external-id-missing externalId', values({ externalId: '' }), values({ externalId: ' ' })],
  [
    'warning external-id-email externalId',
    values({ externalId: 'jane@example.com' }),
    values({ externalId: 'jane@example' }),
  ],
  [
    'warning external-id-email externalId',
    values({ externalId: `{"id":"${'7'.repeat(400)}","mail":"jane@example.com"}` }),
    values({ externalId: `{"id":"${'7'.repeat(400)}","jane@example.com":"mail"}` }),
  ],
  [
    'warning external-id-hidden externalId',
    values({ externalId: 'crm\u00AD-1' }),
    values({ externalId: 'crm-1' }),
  ],
  [
    'warning external-id-keys externalId',
    values({ externalId: '{"a":"1","a":"1"}' }),
    values({ externalId: '{"a":"1","A":"1"}' }),
  ],
  ['warning external-id-in-use externalId', inUse(testNow + 1), inUse(testNow)],
  ['warning external-id-in-use externalId', inUse(null), inUse(null, '')],
  ['warning name-hidden name', values({ name: 'Jane\u202E' }), values({ name: 'Jane👩‍👩‍👧' })],
  [
    'warning name-mixes-scripts name',
    values({ name: 'J\u0430ne Smith' }),
    values({ name: 'Jane \u0421\u043C\u0438\u0442' }),
  ],
  [
    'warning avatar-not-url avatarUrl',
    values({ avatarUrl: 'jane.png' }),
    values({ avatarUrl: 'https://jane.png' }),
  ],
  ['warning avatar-not-url avatarUrl', values({ avatarUrl: ' ' }), values({ avatarUrl: '' })],
  [
    'warning avatar-not-https avatarUrl',
    values({ avatarUrl: 'http://example.com/a.png' }),
    values({ avatarUrl: 'https://example.com/a.png' }),
  ],
  ['warning scopes-missing scopes', values({ scopes: ' \t' }), values({ scopes: ' * ' })],
  ['warning scope-unknown scopes', values({ scopes: 'Conf:create' }), values({ scopes: 'conf:create' })],
  [
    'warning scope-unknown scopes',
    values({ scopes: 'conf:create,file:convert' }),
    values({ scopes: 'conf:create  file:convert\n* session:update notifications:set' }),
  ],

  [
    'hint external-id-name externalId',
    values({ externalId: 'Anna van Dyk' }),
    values({ externalId: 'anna van Dyk' }),
  ],
  [
    'hint external-id-name externalId',
    values({ externalId: '{"name":"jane smith"}' }),
    values({ externalId: '{"name":"jane smyth"}' }),
  ],
  ['hint name-missing name', values({ name: '' }), values({ name: '.' })],
  ['hint name-spaces name', values({ name: 'Jane ' }), values({ name: 'Ja ne' })],
  ['hint scopes-all scopes', values({ scopes: 'conf:create *' }), values({ scopes: 'conf:create conf:*' })],
  ['hint no-expiry exp', values({ exp: '' }), values({ exp: '1s' })],
]

describe('findingsFor', () => {
  it('has nothing to say of a draft in order', () => {
    expect(findingsWith({})).toEqual([])
    expect(findingsWith(values({ avatarUrl: 'https://example.com/jane.png', exp: 'end of day' }))).toEqual([])
  })

  it('has nothing to say of clocks: the platform makes the times', () => {
    expect(findingsWith({ known: { clockAhead: 3_600 } })).toEqual([])
    expect(findingsWith({ known: { clockAhead: -3_600 } })).toEqual([])
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
    expect(codesWith(values({ externalId: 'Jane Smith <jane@example.com>' }))).toEqual([
      'warning external-id-email externalId',
    ])
    const externalId = '{"mail":"jane@example.com","name":"Jane Smith"}'
    expect(codesWith(values({ externalId }))).toEqual(['warning external-id-email externalId'])
    expect(codesWith(values({ exp: '1700000000000' }))).toEqual(['error expiry-long exp'])
    expect(codesWith(values({ scopes: 'CONF:CREATE' }))).toEqual(['warning scope-unknown scopes'])
  })

  it('does without a profile', () => {
    const context = { profile: null, now: testNow, timeZone: 'UTC', known: nothingKnown }
    const found = findingsFor({ profileId: '', values: {}, startEarly: 0 }, context)
    expect(found.map((each) => each.code)).toEqual([
      ...['external-id-missing', 'scopes-missing', 'name-missing', 'no-expiry'],
    ])
  })
})

describe('the sentences', () => {
  const messageOf = (...[code, changes]: Parameters<typeof findingWith>) =>
    findingWith(code, changes)?.message

  it('count the bytes of an external id', () => {
    const externalId = '😀'.repeat(300)
    expect(messageOf('external-id-long', { values: { externalId } })).toContain(
      'External id (externalId) has 1,200 bytes as it is sent, and the platform takes 1,024: shorten it by 176.',
    )
  })

  it('say how far away an end is that is too far', () => {
    expect(messageOf('expiry-long', { values: { exp: '3d' } })).toContain(
      'Valid until (expires_in) is 2 d beyond the 24 hours',
    )
  })

  it('say what follows from no external id', () => {
    expect(messageOf('external-id-missing', { values: { externalId: '' } })).toContain(
      "the guest can join, but their identity can't be verified",
    )
  })

  it('say which session has the external id', () => {
    const sameExternalId = { name: 'Jane\nX', room: '', validUntil: 1_700_003_600 }
    expect(messageOf('external-id-in-use', { known: { sameExternalId } })).toContain(
      'a session for Jane X, valid until 14 Nov 2023, 23:13:20 UTC: who joins',
    )
    const unknown = { name: null, room: '', validUntil: null }
    expect(messageOf('external-id-in-use', { known: { sameExternalId: unknown } })).toContain(
      'a session for a guest without a name, whose end is not known: who joins',
    )
  })

  it('list words, and not all of them where they are many', () => {
    expect(messageOf('scope-unknown', { values: { scopes: 'a b conf:create c' } })).toContain(
      'has a, b, c, which',
    )
    expect(messageOf('scope-unknown', { values: { scopes: 'a b c d e' } })).toContain(
      'has a, b, c and 2 more, which',
    )
    expect(
      messageOf('external-id-keys', { values: { externalId: '{"k":"","k":"","l":"","l":""}' } }),
    ).toContain('more than one row of k, l,')
  })
})

describe('the offers', () => {
  it.each([
    ['expiry-long', { exp: '3d' }, { exp: '1d' }],
    ['no-expiry', { exp: '' }, { exp: '1h' }],
    ['external-id-hidden', { externalId: 'crm\u200B-1' }, { externalId: 'crm-1' }],
    ['name-hidden', { name: 'Jane\nSm\u200Dith' }, { name: 'Jane Smith' }],
    ['name-spaces', { name: ' Jane\t' }, { name: 'Jane' }],
    ['scope-unknown', { scopes: 'Conf:Create *' }, { scopes: 'conf:create *' }],
    ['scopes-missing', { scopes: '' }, { scopes: 'conf:create notifications:set' }],
    ['scopes-all', { scopes: '*' }, { scopes: 'conf:create notifications:set' }],
  ] as const)('of %s set what is meant: %#', (code, typed, offered) => {
    expect(findingWith(code, { values: typed })?.fix?.values).toEqual(offered)
  })

  it('are not made where nobody knows what is meant', () => {
    expect(findingWith('scope-unknown', { values: { scopes: 'Conf:create admin' } })?.fix).toBeUndefined()
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
    const names: (string | null)[] = fields.map(({ name }) => name)
    for (const { code, field, source } of table) {
      expect(names).toContain(field)
      expect(code).toMatch(/^[a-z0-9-]+$/)
      expect(source).toMatch(/https:\/\/|RFC \d+|Unicode/)
    }
  })
})

describe('any findings', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '',
      ' ',
      'now',
      '2h',
      '9d',
      '-1s',
      '1700000000000',
      ' x ',
      'Conf:create',
      '*',
      '{"a":"b","a":""}',
    ),
    fc.constantFrom(
      'Jane Smith',
      'a@b.example',
      'J\u0430ne',
      '\u202E',
      '👩‍👩‍👧',
      'a'.repeat(3_000),
      '\uD800',
    ),
  )

  it('cross the contract in order, and no offer leaves its own remark standing', () => {
    const typed = fc.dictionary(fc.constantFrom(...fields.map(({ name }) => name)), text)
    fc.assert(
      fc.property(typed, fc.option(fc.maxSafeInteger()), (values, validUntil) => {
        const known = { sameExternalId: { name: null, room: '', validUntil } }
        for (const each of findingsWith({ values, known })) {
          expect(findingSchema.safeParse(each).error).toBeUndefined()
          expect(each.message).toMatch(/\.$/)
          expect(each.message).not.toMatch(/NaN|undefined|null|\[object/)
          if (each.fix === undefined) continue
          const after = findingsWith({ values: { ...values, ...each.fix.values }, known })
          expect(after.filter(({ code, field }) => code === each.code && field === each.field)).toEqual([])
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('do not hang on the longest texts', () => {
    const millisecondsFor = (typed: Record<string, string>) => {
      const draft = { profileId: 'p-1', values: typed, startEarly: 0 }
      const context = { profile: testProfile, now: testNow, timeZone: 'UTC', known: nothingKnown }
      const times = Array.from({ length: 3 }, () => {
        const start = performance.now()
        findingsFor(draft, context)
        return performance.now() - start
      })
      return Math.min(...times)
    }
    const rows = `{${Array.from({ length: 20_000 }, (_, at) => `"${at}":"x"`).join(',')}}`
    for (const long of [' '.repeat(200_000), 'Jane '.repeat(40_000), '\uD800'.repeat(200_000), rows]) {
      expect(millisecondsFor({ externalId: long, name: long, scopes: long, avatarUrl: long })).toBeLessThan(
        500,
      )
    }
  })
})
