import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findingSchema } from '../../schemas.ts'
import { nothingKnown } from '../platform.ts'
import { fields, suggestedScopes } from './fields.ts'
import { findingsFor } from './findings.ts'
import { table } from './findings-table.ts'
import { type Changes, codesWith, draftOf, findingsWith, findingWith, testNow } from './test-drafts.ts'

const documented = { generation: 'documented' }
const values = (typed: Record<string, string>): Changes => ({ values: typed })
const similar = (identity: string, ...similarIds: string[]): Changes => ({
  values: { identity },
  known: { similarIds },
})
const alias = { name: 'Amber Heron', externalId: 'user-4711', isNew: false }

/** Code and field; where it is given; next to its boundary, where it is not. */
const sides: readonly (readonly [string, Changes, Changes])[] = [
  ['error identity-missing identity', values({ identity: '' }), values({ identity: '0' })],
  ['error identity-missing identity', values({ identity: ' \t' }), values({ identity: ' .' })],

  ['warning identity-similar identity', similar('anna', 'Anna'), similar('anna')],
  ['warning identity-similar identity', similar('an na', 'Anna'), similar('an-na', 'Anna')],
  ['warning identity-similar identity', similar('zoe\u0308', 'zo\u00EB'), similar('zoe', 'zo\u00EB')],
  ['warning identity-similar identity', similar('anna', 'ANNA', 'Anna'), similar('Anna', 'ANNA', 'Anna')],
  [
    'warning identity-similar identity',
    { known: { similarIds: ['Anna'], alias } },
    { known: { similarIds: [], alias } },
  ],
  [
    'warning identity-similar identity',
    similar('a'.repeat(2_000), 'A'.repeat(2_000)),
    similar('a'.repeat(2_001), 'A'.repeat(2_001)),
  ],
  ['warning identity-spaces identity', values({ identity: 'user ' }), values({ identity: 'us er' })],
  ['warning identity-spaces identity', similar('anna ', 'Anna'), similar('anna ', 'anna')],
  ['warning identity-hidden identity', values({ identity: 'user\u200B1' }), values({ identity: 'user-1' })],
  [
    'warning scopes-not-taken scopes',
    { settings: documented },
    { settings: documented, ...values({ scopes: ' ' }) },
  ],
  ['warning scopes-not-taken scopes', { settings: documented }, { settings: { generation: '2021' } }],

  [
    'hint identity-email identity',
    values({ identity: 'jane@example.com' }),
    values({ identity: 'jane@example' }),
  ],
  [
    'hint identity-long identity',
    values({ identity: 'a'.repeat(256) }),
    values({ identity: 'a'.repeat(255) }),
  ],
  [
    'hint identity-long identity',
    values({ identity: '😀'.repeat(256) }),
    values({ identity: '😀'.repeat(255) }),
  ],
  ['hint scopes-unknown scopes', values({ scopes: 'videos.write' }), values({ scopes: 'videos.edit' })],
  ['hint scopes-unknown scopes', values({ scopes: 'Videos.read' }), values({ scopes: 'videos.read' })],
  [
    'hint scopes-unknown scopes',
    values({ scopes: 'x' }),
    { settings: documented, ...values({ scopes: 'x' }) },
  ],
  [
    'hint scopes-repeated scopes',
    values({ scopes: 'videos.read videos.edit videos.read' }),
    values({ scopes: 'videos.read videos.edit' }),
  ],
  [
    'hint scopes-repeated scopes',
    values({ scopes: 'videos.read videos.read' }),
    { settings: documented, ...values({ scopes: 'videos.read videos.read' }) },
  ],
  ['hint scopes-missing scopes', values({ scopes: '' }), values({ scopes: 'videos.read' })],
  [
    'hint scopes-missing scopes',
    values({ scopes: ' \n' }),
    { settings: documented, ...values({ scopes: '' }) },
  ],
]

describe('findingsFor', () => {
  it('has nothing to say of a draft in order', () => {
    expect(findingsWith({})).toEqual([])
    expect(findingsWith({ settings: documented, values: { scopes: '' } })).toEqual([])
    expect(codesWith(values({ scopes: suggestedScopes.map(({ value }) => value).join('\n') }))).toEqual([])
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
    expect(codesWith(values({ identity: '  ' }))).toEqual(['error identity-missing identity'])
    expect(codesWith(similar('anna ', 'anna'))).toEqual(['warning identity-similar identity'])
    expect(codesWith({ settings: documented, ...values({ scopes: 'x x' }) })).toEqual([
      'warning scopes-not-taken scopes',
    ])
  })

  it('does without a profile', () => {
    const context = { profile: null, now: testNow, timeZone: 'UTC', known: nothingKnown }
    expect(findingsFor(draftOf({}), context).map(({ code }) => code)).toEqual([
      'identity-missing',
      'scopes-missing',
    ])
  })
})

describe('the sentences', () => {
  it('name the earlier identifier, on one line and not all of a long one', () => {
    expect(findingWith('identity-similar', similar('anna', 'ANNA', 'Anna'))?.message).toContain(
      'videos made as “ANNA” will not belong to this user.',
    )
    const long = `A\n${'a'.repeat(300)}`
    const message = findingWith('identity-similar', similar(long.toLowerCase(), long))?.message ?? ''
    expect(message).toContain('“A aaa')
    expect(message.length).toBeLessThan(300)
  })

  it('list the scopes that are not known, each once and the first few', () => {
    const message = (scopes: string) => findingWith('scopes-unknown', values({ scopes }))?.message
    expect(message('x videos.read x')).toContain(': “x” is none of the nine')
    expect(message('a b c d e')).toContain(': “a”, “b”, “c” and 2 more are none of the nine')
  })

  it('say which characters can’t be seen, and how many there are', () => {
    expect(findingWith('identity-hidden', values({ identity: 'a\u200B' }))?.message).toContain(
      'U+200B ZERO WIDTH SPACE',
    )
    expect(findingWith('identity-long', values({ identity: 'a'.repeat(1_000) }))?.message).toContain(
      '1,000 characters',
    )
  })
})

describe('the offers', () => {
  it.each([
    ['identity-similar', similar('anna', 'ANNA', 'Anna'), { identity: 'ANNA' }],
    ['identity-spaces', values({ identity: ' user\t' }), { identity: 'user' }],
    ['identity-hidden', values({ identity: 'us\u00ADer' }), { identity: 'user' }],
    ['scopes-not-taken', { settings: documented }, { scopes: '' }],
    ['scopes-unknown', values({ scopes: 'videos.READ videos.edit' }), { scopes: 'videos.read videos.edit' }],
    ['scopes-repeated', values({ scopes: 'b a\na b' }), { scopes: 'b a' }],
  ])('of %s set what is meant', (code, changes, offered) => {
    expect(findingWith(code, changes)?.fix?.values).toEqual(offered)
  })

  it('are not made where they would not help', () => {
    expect(findingWith('scopes-unknown', values({ scopes: 'Videos.read x' }))?.fix).toBeUndefined()
  })
})

describe('the table', () => {
  it('has each code once, in the order of the levels', () => {
    expect(new Set(table.map(({ code }) => code)).size).toBe(table.length)
    const levels = table.map(({ level }) => ['error', 'warning', 'hint'].indexOf(level))
    expect(levels).toEqual([...levels].sort())
  })

  it('names only fields that there are, and a source for everything', () => {
    const names: (string | null)[] = fields.map(({ name }) => name)
    for (const { code, field, source } of table) {
      expect(names).toContain(field)
      expect(code).toMatch(/^[a-z0-9-]+$/)
      expect(source).toMatch(/https:\/\/|Unicode/)
    }
  })
})

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', ' ', 'anna', 'ANNA ', ' x ', 'videos.read', 'Videos.Read x', 'x x', 'a@b.example'),
  fc.constantFrom('\u202E', '👩‍👩‍👧', 'a'.repeat(3_000), '\uD800', 'zoe\u0308', 'zo\u00EB'),
)

describe('any findings', () => {
  it('cross the contract in order, and no offer leaves its own remark standing', () => {
    fc.assert(
      fc.property(text, text, fc.array(text), fc.boolean(), (identity, scopes, similarIds, isDocumented) => {
        const settings = isDocumented ? documented : {}
        const found = findingsWith({ values: { identity, scopes }, settings, known: { similarIds } })
        const levels = found.map(({ level }) => ['error', 'warning', 'hint'].indexOf(level))
        expect(levels).toEqual([...levels].sort())
        for (const { code, message, fix, ...each } of found) {
          expect(findingSchema.safeParse({ code, message, fix, ...each }).error).toBeUndefined()
          expect(message).toMatch(/\.$/)
          expect(message).not.toMatch(/NaN|undefined|null|\[object/)
          if (fix === undefined) continue
          const after = { values: { identity, scopes, ...fix.values }, settings, known: { similarIds } }
          expect(findingWith(code, after)).toBeUndefined()
        }
      }),
      { numRuns: 500 },
    )
  })

  it('do not hang on the longest texts', () => {
    for (const unit of ['a', ' ', '\u202Ea', '👩\u200D', 'a ', '\uD800', 'a@b.', 'É', '\uFDFA']) {
      const long = unit.repeat(200_000 / unit.length)
      const changes = { values: { identity: long, scopes: long }, known: { similarIds: ['Anna'] } }
      const times = Array.from({ length: 3 }, () => {
        const start = performance.now()
        findingsWith(changes)
        return performance.now() - start
      })
      // The quickest is what the rules take themselves, without what else this computer does meanwhile.
      expect(Math.min(...times), unit).toBeLessThan(500)
    }
  })
})
