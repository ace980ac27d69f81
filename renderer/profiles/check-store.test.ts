import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { draftStore } from '../stores/draft-store.ts'
import { profilesStore } from '../stores/profiles-store.ts'
import { testProfile } from '../stores/test-profile.ts'
import { checkOf, checkProfile, checkStore, startTokensEarly } from './check-store.ts'
import { inputOf, keepEdit, profileEditsStore } from './profile-edits.ts'

const acme = testProfile()
const accepted = { outcome: 'accepted', message: 'All is well.', clockAhead: 42, askedAt: 1_800_000_000 }

const check = vi.fn()
const save = vi.fn()
const list = vi.fn()
const of = (profile = acme) => checkOf(checkStore.getState().checks, profile)

beforeEach(() => {
  for (const verb of [check, save, list]) verb.mockReset()
  vi.stubGlobal('window', {
    roompass: { 'profiles.check': check, 'profiles.save': save, 'profiles.list': list, on: () => () => {} },
  })
  checkStore.setState({ checks: {} })
  profileEditsStore.setState({ edits: {}, chosen: null })
  profilesStore.setState({ profiles: [acme] })
})
afterEach(() => void vi.unstubAllGlobals())

describe('the check of a profile', () => {
  it('is kept, and says why where the platform could not be asked', async () => {
    check.mockResolvedValueOnce({ ok: true, value: accepted })
    await checkProfile(acme)
    expect(check).toHaveBeenCalledWith({ id: 'acme' })
    expect(of()).toMatchObject({ check: accepted, failure: null })
    check.mockResolvedValueOnce({ ok: false, code: 'platform-unavailable', message: 'No network.' })
    await checkProfile(acme)
    expect(of()).toMatchObject({ check: null, failure: 'No network.' })
  })

  it('stays as it was where the next one is cancelled', async () => {
    check.mockResolvedValueOnce({ ok: true, value: accepted })
    await checkProfile(acme)
    check.mockResolvedValueOnce({ ok: false, code: 'cancelled', message: 'No longer asked.' })
    await checkProfile(acme)
    expect(of()?.check).toEqual(accepted)
  })

  it('does not stand for other settings, another key or another profile', async () => {
    check.mockResolvedValueOnce({ ok: true, value: accepted })
    await checkProfile(acme)
    expect(of({ ...acme, settings: { ...acme.settings, teamId: 'other' } })).toBeNull()
    expect(of({ ...acme, keys: acme.keys.map((key) => ({ ...key, id: 'rotated' })) })).toBeNull()
    expect(of(testProfile({ id: 'other' }))).toBeNull()
    expect(of({ ...acme, name: 'Renamed' })).not.toBeNull()
  })
})

describe('starting the tokens of a profile early', () => {
  const early = { ...acme, startEarly: 60 }
  const saved = { ok: true, value: { profile: early, findings: [] } }
  const draft = (profileId: string) => ({ profileId, values: { nbf: 'now' }, startEarly: 0 })

  beforeEach(() => {
    save.mockResolvedValue(saved)
    list.mockResolvedValue({ ok: true, value: [early] })
  })

  it('saves it with the profile and applies it to the form that is for it', async () => {
    draftStore.setState({ draft: draft('acme') })
    expect(await startTokensEarly(acme, 60)).toBeNull()
    expect(save).toHaveBeenCalledWith({ ...inputOf(acme), startEarly: 60 })
    expect(profilesStore.getState().profiles).toEqual([early])
    expect(draftStore.getState().draft?.startEarly).toBe(60)
  })

  it('leaves a form for another profile alone', async () => {
    draftStore.setState({ draft: draft('other') })
    await startTokensEarly(acme, 60)
    expect(draftStore.getState().draft?.startEarly).toBe(0)
  })

  it('keeps what is being edited, with the new start', async () => {
    keepEdit('acme', { ...inputOf(acme), name: 'Changed' }, acme)
    await startTokensEarly(acme, 60)
    expect(save.mock.lastCall?.[0].name).toBe('Acme')
    expect(profileEditsStore.getState().edits.acme).toMatchObject({ name: 'Changed', startEarly: 60 })
  })

  it('changes nothing where it can not be saved', async () => {
    const failure = { ok: false, code: 'history-unavailable', message: 'The history is locked.' }
    save.mockResolvedValueOnce(failure)
    draftStore.setState({ draft: draft('acme') })
    expect(await startTokensEarly(acme, 60)).toEqual(failure)
    expect(draftStore.getState().draft?.startEarly).toBe(0)
  })
})
