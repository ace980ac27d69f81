import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftFor, moveDraft, sameDraft } from './draft-moves.ts'
import { platformOf } from './platform-of.ts'
import { testProfile } from './test-profile.ts'

const staging = testProfile({ id: 'staging', defaultRole: 'attendee', defaultValidity: '2h' })
const production = testProfile({ id: 'production', defaultRole: 'speaker', defaultValidity: '30m' })
const fresh = platformOf(staging).newDraft(staging)

describe('moving a draft to another profile', () => {
  it('takes the new defaults where the old ones stood', () => {
    const moved = moveDraft(fresh, staging, production)
    expect(moved.profileId).toBe('production')
    expect(moved.values).toMatchObject({ role: 'speaker', exp: '30m', nbf: 'now' })
  })

  it('keeps what was typed, also where the old default was cleared', () => {
    const typed = { ...fresh, values: { ...fresh.values, rd: 'lobby', role: '', exp: '8h' } }
    expect(moveDraft(typed, staging, production).values).toMatchObject({ rd: 'lobby', role: '', exp: '8h' })
  })

  it('takes the early start of the new profile where that of the old one stood', () => {
    const early = testProfile({ id: 'early', startEarly: 60 })
    const moved = moveDraft(fresh, staging, early)
    expect(moved.startEarly).toBe(60)
    expect(moveDraft(moved, early, production).startEarly).toBe(0)
    expect(moveDraft({ ...moved, startEarly: 90 }, early, production).startEarly).toBe(90)
    expect(moveDraft(moved, null, production).startEarly).toBe(60)
  })

  it('keeps everything where the old profile is gone', () => {
    expect(moveDraft(fresh, null, production).values).toEqual(fresh.values)
  })

  it('comes back to the same draft when moved there and back', () => {
    const values = fc.dictionary(fc.constantFrom('rd', 'u', 'ud', 'avatar'), fc.string())
    fc.assert(
      fc.property(values, (typed) => {
        const draft = { ...fresh, values: { ...fresh.values, ...typed } }
        expect(moveDraft(moveDraft(draft, staging, production), production, staging)).toEqual(draft)
      }),
    )
  })
})

describe('moving a draft to another platform', () => {
  const dolby = testProfile({ id: 'dolby', platform: 'dolby', settings: {}, defaultValidity: '1h' })
  const video = testProfile({ id: 'video', platform: 'video-io', settings: {} })
  const typed = { u: 'Jane', ud: 'crm-1', rd: 'lobby', avatar: 'https://example.com/j.png' }
  const draft = { ...fresh, values: { ...fresh.values, ...typed } }

  it('puts what was typed into the field that means the same', () => {
    expect(moveDraft(draft, staging, dolby)).toMatchObject({
      profileId: 'dolby',
      values: { name: 'Jane', externalId: 'crm-1', avatarUrl: 'https://example.com/j.png' },
    })
    expect(moveDraft(draft, staging, video).values.identity).toBe('crm-1')
  })

  it('takes the defaults of the new profile where those of the old one stood, and keeps a typed end', () => {
    expect(moveDraft(draft, staging, dolby).values.exp).toBe('1h')
    const longer = { ...draft, values: { ...draft.values, exp: '8h' } }
    expect(moveDraft(longer, staging, dolby).values.exp).toBe('8h')
  })

  it('keeps what has no field there for a platform that has one, wherever that comes', () => {
    const there = moveDraft(draft, staging, video)
    expect(there.values).toMatchObject({ rd: 'lobby', u: 'Jane' })
    expect(moveDraft(there, video, production).values).toMatchObject({ rd: 'lobby', u: 'Jane', exp: '30m' })
    expect(moveDraft(there, video, dolby).values).toMatchObject({ name: 'Jane', externalId: 'crm-1' })
  })

  it('takes along what was changed there', () => {
    const there = moveDraft(draft, staging, video)
    const changed = { ...there, values: { ...there.values, identity: 'crm-2' } }
    expect(moveDraft(changed, video, staging).values.ud).toBe('crm-2')
    const cleared = { ...there, values: { ...there.values, identity: '' } }
    expect(moveDraft(cleared, video, staging).values.ud ?? '').toBe('')
  })

  it('finds what was typed where the old profile is gone', () => {
    const there = moveDraft(draft, staging, dolby)
    expect(moveDraft(there, null, production).values).toMatchObject({ u: 'Jane', ud: 'crm-1', rd: 'lobby' })
  })

  it('issues the same when moved there and back, whatever was typed', () => {
    const platformValues = (names: readonly string[]) => fc.dictionary(fc.constantFrom(...names), fc.string())
    const names = platformOf(staging).fields.map(({ name }) => name)
    fc.assert(
      fc.property(platformValues(names), fc.constantFrom(dolby, video), (values, other) => {
        const before = { ...fresh, values: { ...fresh.values, ...values } }
        const after = moveDraft(moveDraft(before, staging, other), other, staging)
        for (const name of names) expect(after.values[name] ?? '').toBe(before.values[name] ?? '')
      }),
    )
  })
})

describe('telling drafts apart', () => {
  it('takes an empty value and an absent one for the same', () => {
    expect(sameDraft({ ...fresh, values: { rd: 'x' } }, { ...fresh, values: { rd: 'x', u: '' } })).toBe(true)
  })

  it.each([
    ['a value', { ...fresh, values: { ...fresh.values, u: 'Jane' } }],
    ['the profile', { ...fresh, profileId: 'production' }],
    ['the early start', { ...fresh, startEarly: 60 }],
  ])('sees a change of %s', (_what, changed) => {
    expect(sameDraft(fresh, changed)).toBe(false)
  })
})

describe('the draft for the profiles there are', () => {
  it('is none without profiles, and a new one for the first', () => {
    expect(draftFor(null, [])).toBeNull()
    expect(draftFor(null, [staging, production])).toEqual(fresh)
  })

  it('is the one at hand while its profile exists', () => {
    expect(draftFor(fresh, [production, staging])).toBe(fresh)
  })

  it('goes on under the first profile when its own is gone', () => {
    expect(draftFor(fresh, [production])).toMatchObject({ profileId: 'production', values: fresh.values })
  })
})
