import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fittingCases, groupLabel, groupsOf, shareOf, toggled } from './case-groups.ts'
import { testCase } from './test-case.ts'

const lab = {
  groups: [
    { id: 'time', label: 'Time' },
    { id: 'room', label: 'Room and team' },
    { id: 'size', label: 'Size' },
  ],
}
const cases = [
  testCase('mine', { group: 'own', title: 'Zoë’s case', expected: 'unknown' }),
  testCase('exp-past'),
  testCase('no-room', { group: 'room', expected: 'accepted', reason: 'The link names it.' }),
  testCase('nbf-ahead'),
]
const ids = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id)

describe('edge cases in groups', () => {
  it('stand in the platform’s order, own ones last, empty groups not at all', () => {
    const groups = groupsOf(lab, [...cases, testCase('odd', { group: 'new' })])
    expect(groups.map(({ label, cases: of }) => [label, ids(of)])).toEqual([
      ['Time', ['exp-past', 'nbf-ahead']],
      ['Room and team', ['no-room']],
      ['new', ['odd']],
      ['My cases', ['mine']],
    ])
  })

  it('have a name, also those of a combination', () => {
    expect(groupLabel(lab, 'time+room')).toBe('Time · Room and team')
    expect(groupLabel(lab, 'own')).toBe('My cases')
  })
})

describe('edge cases that fit a text', () => {
  it('have every word of it somewhere, without case and accents', () => {
    const found = (text: string) => ids(fittingCases(lab, cases, text))
    expect(found('')).toEqual(ids(cases))
    expect(found('zoe')).toEqual(['mine'])
    expect(found('ROOM accepted')).toEqual(['no-room'])
    expect(found('time refused 7519')).toEqual(['exp-past', 'nbf-ahead'])
    expect(found('time accepted')).toEqual([])
  })
})

describe('choosing a group', () => {
  it('chooses all of it, and nothing of it where all is chosen', () => {
    const group = [testCase('a'), testCase('b')]
    const all = toggled(new Set(['x', 'a']), group)
    expect([...all]).toEqual(['x', 'a', 'b'])
    expect([...toggled(all, group)]).toEqual(['x'])
  })

  it('leaves what is outside as it is, whatever is chosen', () => {
    const some = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'))
    fc.assert(
      fc.property(some, some, (before, group) => {
        const members = group.map((id) => testCase(id))
        const chosen = new Set(before)
        const after = toggled(chosen, members)
        expect([...after].filter((id) => !group.some((one) => one === id))).toEqual(
          before.filter((id) => !group.includes(id)),
        )
        if (group.length > 0)
          expect(shareOf(after, members)).toBe(shareOf(chosen, members) === 'all' ? 'none' : 'all')
      }),
    )
  })
})
