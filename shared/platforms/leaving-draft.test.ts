import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Draft } from '../schemas.ts'
import { leavingDraft } from './leaving-draft.ts'

const platform = { identity: { name: 'n', externalId: 'id', withheld: ['avatar', 'initials'] } }
const nameless = { identity: { name: null, externalId: 'id', withheld: [] } }
const alias = { name: 'Amber Heron', externalId: 'guest-1', isNew: true }
const anonymous = { anonymous: true }

const draft: Draft = {
  profileId: 'p-1',
  values: {
    n: 'Jane Smith',
    id: 'crm-4711',
    avatar: 'https://example.com/jane.png',
    initials: 'JS',
    room: 'demo',
  },
  startEarly: 60,
}

describe('leavingDraft', () => {
  it('is the draft itself where the profile sends what is typed', () => {
    expect(leavingDraft(platform, draft, { anonymous: false }, alias)).toBe(draft)
    expect(leavingDraft(platform, draft, null, alias)).toBe(draft)
  })

  it('has the alias in place of name and external id, and nothing else that identifies', () => {
    expect(leavingDraft(platform, draft, anonymous, alias)).toEqual({
      profileId: 'p-1',
      values: { n: 'Amber Heron', id: 'guest-1', avatar: '', initials: '', room: 'demo' },
      startEarly: 60,
    })
  })

  it('has neither name nor external id as long as there is no alias', () => {
    expect(leavingDraft(platform, draft, anonymous, null).values).toEqual({
      n: '',
      id: '',
      avatar: '',
      initials: '',
      room: 'demo',
    })
  })

  it('touches no field where the platform has none for the name', () => {
    const { values } = leavingDraft(nameless, draft, anonymous, alias)
    expect(values).toEqual({ ...draft.values, id: 'guest-1' })
  })

  it('leaves the draft of the form as it was', () => {
    const before = structuredClone(draft)
    leavingDraft(platform, draft, anonymous, alias)
    expect(draft).toEqual(before)
  })

  it('keeps every value but those that identify', () => {
    const values = fc.dictionary(fc.constantFrom('n', 'id', 'avatar', 'initials', 'room', 'x'), fc.string())
    fc.assert(
      fc.property(values, fc.option(fc.constant(alias)), (typed, given) => {
        const left = leavingDraft(platform, { ...draft, values: typed }, anonymous, given).values
        expect([left.n, left.id]).toEqual([given?.name ?? '', given?.externalId ?? ''])
        expect([left.avatar, left.initials]).toEqual(['', ''])
        expect([left.room, left.x]).toEqual([typed.room, typed.x])
      }),
    )
  })
})
