import { beforeEach, describe, expect, it } from 'vitest'
import { applyFix, draftStore, setValue, startNewDraft, touch } from './draft-store.ts'
import { profilesStore } from './profiles-store.ts'
import { testProfile } from './test-profile.ts'

const acme = testProfile({ id: 'acme', defaultRole: 'speaker', defaultValidity: '30m', startEarly: 60 })
const other = testProfile({ id: 'other' })
const state = () => draftStore.getState()

beforeEach(() => {
  profilesStore.setState({ profiles: [other, acme] })
  draftStore.setState({
    draft: { profileId: 'acme', values: { rd: 'lobby', role: 'attendee', exp: '8h' }, startEarly: 0 },
    touched: new Set(['rd']),
  })
})

describe('a new draft', () => {
  it('has the defaults of the profile at hand and nothing of what was typed', () => {
    startNewDraft()
    expect(state().draft).toMatchObject({
      profileId: 'acme',
      values: { rd: '', role: 'speaker', exp: '30m' },
      startEarly: 60,
    })
    expect(state().touched.size).toBe(0)
  })

  it('is for the first profile where the one at hand is gone', () => {
    profilesStore.setState({ profiles: [other] })
    startNewDraft()
    expect(state().draft?.profileId).toBe('other')
  })

  it('takes nothing away where there is no profile to begin for', () => {
    profilesStore.setState({ profiles: [] })
    const before = state().draft
    startNewDraft()
    expect(state().draft).toBe(before)
  })
})

describe('the offer of a finding', () => {
  it('changes what it names and leaves the rest', () => {
    applyFix({ label: 'Start 2 min early', values: { exp: '2h' }, startEarly: 120 })
    expect(state().draft).toMatchObject({ values: { rd: 'lobby', exp: '2h' }, startEarly: 120 })
  })

  it('leaves an early start alone that it does not name', () => {
    applyFix({ label: 'Start 2 min early', values: {}, startEarly: 120 })
    applyFix({ label: 'Use attendee', values: { role: 'attendee' } })
    expect(state().draft).toMatchObject({ values: { role: 'attendee' }, startEarly: 120 })
  })
})

it('keeps which fields were left while others change', () => {
  touch('u')
  setValue('u', 'Jane')
  expect([...state().touched]).toEqual(['rd', 'u'])
})
