import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fullBase, smallBase } from '../platforms/digital-samba/edge-cases/test-base.ts'
import { digitalSambaLab as lab } from '../platforms/digital-samba/lab.ts'
import type { EdgeCase } from './edge-case.ts'
import { countOf, makeSet, mostInSet } from './make-set.ts'
import { overlap } from './overlap.ts'
import type { ChosenCases } from './schemas.ts'

const base = fullBase()
const make = (chosen: ChosenCases, own: EdgeCase[] = [], given = base.given) =>
  makeSet({ lab, own, base: { ...base, given }, chosen })
const count = (chosen: ChosenCases, given = base.given) => countOf({ lab, own: [], chosen, given })
const list = (...ids: string[]): ChosenCases => ({ as: 'list', ids })
const matrix = (cover: 'pairs' | 'full', ...groups: string[]): ChosenCases => ({
  as: 'matrix',
  groups,
  cover,
})
const byId = new Map(lab.cases.map((each) => [each.id, each]))
const partsOf = (id: string) => id.split('+').flatMap((part) => byId.get(part) ?? [])

const own: EdgeCase = {
  id: '0b6f7a4e-6a55-4d3f-9a44-1c5a0d3d2f10',
  title: 'Mine',
  group: 'own',
  changes: [{ in: 'payload', name: null }],
  standsFor: 'mine',
  expected: 'unknown',
  reason: 'It is mine.',
  source: { document: 'A note', sure: 'inferred' },
  resigned: true,
  apply: (draft) => draft,
}

describe('makeSet', () => {
  it('makes the cases of a list in its order, each once', () => {
    const { made, leftOut } = make(list('u-empty', 'exp-now', 'u-empty'))
    expect(made.map(({ id }) => id)).toEqual(['u-empty', 'exp-now'])
    expect(leftOut).toEqual([])
    const { draft, ...said } = made[1] ?? {}
    expect(said).toEqual({
      id: 'exp-now',
      title: 'Expires at this moment',
      group: 'time',
      expected: 'refused',
      reason: 'A token is refused on and after its end, so also on it.',
      source: 'RFC 7519, 4.1.4',
      resigned: true,
      steps: null,
    })
    expect(draft?.kind === 'token' && JSON.parse(draft.craft.payload)).toEqual({
      ...base.claims,
      exp: base.now,
    })
  })

  it('says of a source how sure it is, where it is not sure', () => {
    expect(make(list('u-empty')).made[0]?.source).toMatch(/properties \(nothing found\)$/)
    expect(make(list('td-empty')).made[0]?.source).toMatch(/ \(concluded\)$/)
  })

  it('leaves out what needs something that was not given, and counts so', () => {
    const ids = list('td-other-team', 'u-empty', 'locked-room')
    const given = { 'other-team': ' ', 'locked-room': 'lobby' }
    expect(make(ids, [], given).leftOut).toEqual(['td-other-team'])
    expect(make(ids, [], given).made.map(({ id }) => id)).toEqual(['u-empty', 'locked-room'])
    expect(count(ids, given)).toBe(2)
  })

  it('takes own cases too', () => {
    expect(make(list(own.id, 'exp-now'), [own]).made.map(({ title }) => title)).toEqual([
      'Mine',
      'Expires at this moment',
    ])
    const { made } = make(matrix('full', 'own', 'transport'), [own])
    expect(made).toHaveLength(lab.cases.filter(({ group }) => group === 'transport').length)
  })

  it('refuses a case, and a group, that there is not', () => {
    expect(() => make(list('exp-now', 'no-such-case'))).toThrow('There is no edge case “no-such-case”.')
    expect(() => count(matrix('pairs', 'time', 'weather'))).toThrow(
      'There is no group of edge cases “weather”.',
    )
  })

  it('makes the same bytes for the same base, and fresh ones for another moment', () => {
    const every = list(...lab.cases.map(({ id }) => id))
    expect(make(every)).toEqual(make(every))
    const later = fullBase({ now: base.now + 60 })
    const moved = makeSet({ lab, own: [], base: later, chosen: list('exp-now') }).made[0]?.draft
    expect(moved).not.toEqual(make(list('exp-now')).made[0]?.draft)
  })

  it('makes them all for the shortest draft', () => {
    const every = list(...lab.cases.map(({ id }) => id))
    expect(makeSet({ lab, own: [], base: smallBase(), chosen: every }).made).toHaveLength(lab.cases.length)
  })
})

const goTogether = (one: EdgeCase, other: EdgeCase) => !one.alone && !other.alone && !overlap(one, other)
const groupIds = lab.groups.map(({ id }) => id)
const someGroups = fc.uniqueArray(fc.constantFrom(...groupIds), { minLength: 2, maxLength: 3 })

describe('a matrix', () => {
  it('is counted as it is made, also where there are too many to make', () => {
    fc.assert(
      fc.property(someGroups, fc.constantFrom('pairs' as const, 'full' as const), (groups, cover) => {
        const chosen = matrix(cover, ...groups)
        const due = count(chosen)
        if (due > mostInSet)
          expect(() => make(chosen)).toThrow('at most 10,000: choose fewer groups, or pairs.')
        else expect(make(chosen).made).toHaveLength(due)
      }),
      { numRuns: 30 },
    )
    expect(count(matrix('full', ...groupIds.slice(0, 8)))).toBeGreaterThan(10 ** 8)
  })

  it('never puts together what changes the same thing, and has one case of a group at most', () => {
    fc.assert(
      fc.property(someGroups, (groups) => {
        for (const { id } of make(matrix('pairs', ...groups)).made) {
          const cases = partsOf(id)
          expect(cases.length).toBeGreaterThan(1)
          expect(new Set(cases.map(({ group }) => group)).size).toBe(cases.length)
          cases.forEach((one, at) => {
            for (const other of cases.slice(at + 1)) expect(goTogether(one, other)).toBe(true)
          })
        }
      }),
      { numRuns: 30 },
    )
  })

  it('has every two cases of two groups that go together, in pairs', () => {
    fc.assert(
      fc.property(someGroups, (groups) => {
        const rows = make(matrix('pairs', ...groups)).made.map(({ id }) => new Set(id.split('+')))
        const seen = new Set(
          rows.flatMap((row) => [...row].flatMap((one) => [...row].map((other) => `${one} ${other}`))),
        )
        const of = (group: string) => lab.cases.filter((each) => each.group === group)
        for (const one of groups)
          for (const other of groups.filter((each) => each !== one))
            for (const a of of(one))
              for (const b of of(other)) expect(seen.has(`${a.id} ${b.id}`)).toBe(goTogether(a, b))
      }),
      { numRuns: 20 },
    )
  })

  it('joins ids and titles, expects the worst, and gives the reasons that decide', () => {
    const { made } = make(matrix('full', 'signature', 'transport'))
    const one = made.find(({ id }) => id === 'signature-bit+link-token-empty')
    expect(one).toMatchObject({
      title: 'One bit of the signature · Empty token',
      group: 'signature+transport',
      expected: 'refused',
      reason: 'The signature does not fit the token.',
      source: 'RFC 7515, 5.2',
      resigned: false,
    })
    const open = make(matrix('full', 'initials', 'transport')).made
    const expectedOf = (id: string) => open.find((each) => each.id === id)?.expected
    expect(expectedOf('initials-given+link-token-dots-encoded')).toBe('accepted')
    expect(expectedOf('initials-given+link-token-empty')).toBe('unknown')
    expect(expectedOf('initials-empty+link-token-absent')).toBe('refused')
  })

  it('has both changes in the bytes', () => {
    const { made } = make(matrix('pairs', 'time', 'initials'))
    const draft = made.find(({ id }) => id.startsWith('exp-now+initials-given'))?.draft
    expect(draft?.kind === 'token' && JSON.parse(draft.craft.payload)).toMatchObject({
      exp: base.now,
      initials: 'QX',
    })
  })

  it('keeps tokens and requests apart', () => {
    expect(count(matrix('full', 'time', 'api'))).toBe(0)
  })
})
