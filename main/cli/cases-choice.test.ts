import { describe, expect, test } from 'vitest'
import { platforms } from '../../shared/platforms/index.ts'
import { labOf } from '../../shared/platforms/labs.ts'
import { chosenCases, givenThings, momentOf } from './cases-choice.ts'

const platform = platforms['digital-samba']
const lab = labOf('digital-samba')
const library = { platform, lab, own: [{ id: 'own-1', group: 'own' }] }
const idsOf = (...groups: string[]) =>
  lab.cases.filter(({ group }) => groups.includes(group)).map(({ id }) => id)

describe('the choice', () => {
  test('of nothing is every case of the platform, and none of the person’s own', () => {
    expect(chosenCases({}, library)).toEqual({ as: 'list', ids: lab.cases.map(({ id }) => id) })
  })

  test('of groups and cases is both, in the library’s order and each once', () => {
    const [first = ''] = idsOf('time')
    const chosen = chosenCases({ group: ['key', 'own'], case: [first, idsOf('key')[0] ?? ''] }, library)
    expect(chosen).toEqual({ as: 'list', ids: [first, ...idsOf('key'), 'own-1'] })
  })

  test('of a matrix is its groups, and how they are covered', () => {
    expect(chosenCases({ matrix: 'time, role' }, library)).toEqual({
      as: 'matrix',
      groups: ['time', 'role'],
      cover: 'pairs',
    })
    expect(chosenCases({ matrix: 'time,role', cover: 'full' }, library)).toMatchObject({ cover: 'full' })
  })

  test.each([
    [{ group: ['nope'] }, 'no group “nope”'],
    [{ case: ['nope'] }, 'no case “nope”'],
    [{ matrix: 'time' }, 'two to eight groups'],
    [{ matrix: 'time,nope' }, 'no group “nope”'],
    [{ matrix: 'time,role', group: ['key'] }, '--matrix names its groups'],
    [{ matrix: 'time,role', cover: 'all' }, '--cover takes one of'],
    [{ cover: 'full' }, '--cover goes with --matrix'],
  ])('of %j is refused', (choice, words) => {
    expect(() => chosenCases(choice, library)).toThrow(
      expect.objectContaining({ message: expect.stringContaining(words) }),
    )
  })

  test('of a group without a case is refused', () => {
    expect(() => chosenCases({ group: ['own'] }, { ...library, own: [] })).toThrow('There is no such case')
  })
})

describe('what is given', () => {
  test('is read by the names of what cases need', () => {
    expect(givenThings({ given: ['locked-room=the=vault', 'other-room='] }, library)).toEqual({
      'locked-room': 'the=vault',
      'other-room': '',
    })
  })

  test.each([
    [['locked-room'], 'takes ID=VALUE'],
    [['=x'], 'takes ID=VALUE'],
    [['nope=x'], 'They need: room-id, '],
  ])('%j is refused', (given, words) => {
    expect(() => givenThings({ given }, library)).toThrow(words)
  })
})

test('the moment is a duration from now, a date, or epoch seconds', () => {
  const context = { now: () => 1_800_000_000, timeZone: 'UTC' } as never
  expect(momentOf({}, context)).toBeNull()
  expect(momentOf({ now: '1h' }, context)).toBe(1_800_003_600)
  expect(momentOf({ now: '1700000000' }, context)).toBe(1_700_000_000)
  expect(() => momentOf({ now: 'soon' }, context)).toThrow('--now takes a duration')
})
