import { beforeEach, describe, expect, it } from 'vitest'
import type { Profile } from '../../shared/schemas.ts'
import {
  blankProfile,
  dropEdit,
  inputOf,
  isChanged,
  keepEdit,
  newProfile,
  onPlatform,
  placeToShow,
  profileEditsStore,
  tidied,
} from './profile-edits.ts'

const acme: Profile = {
  id: 'acme',
  platform: 'digital-samba',
  name: 'Acme',
  environment: 'staging',
  settings: { teamId: 'team' },
  defaultRole: '',
  defaultValidity: '2h',
  startEarly: 0,
  anonymous: false,
  remindMinutes: 0,
  labAllowed: false,
  keys: [],
}

beforeEach(() => profileEditsStore.setState({ edits: {}, chosen: null }))

describe('unsaved changes of profiles', () => {
  it('are none where an empty setting stands for an absent one', () => {
    expect(isChanged(acme, { ...inputOf(acme), settings: { teamId: 'team', domain: '' } })).toBe(false)
  })

  it('are told for each thing a person may change', () => {
    const input = inputOf(acme)
    for (const edit of [
      { ...input, name: 'Other' },
      { ...input, environment: 'production' as const },
      { ...input, settings: { teamId: 'other' } },
      { ...input, settings: { teamId: 'team', domain: 'acme' } },
      { ...input, settings: {} },
      { ...input, defaultRole: 'moderator' },
      { ...input, defaultValidity: '30m' },
      { ...input, startEarly: 60 },
      { ...input, anonymous: true },
      { ...input, remindMinutes: 10 },
    ])
      expect(isChanged(acme, edit)).toBe(true)
  })

  it('stay with each profile while another one is edited', () => {
    keepEdit('acme', { ...inputOf(acme), name: 'Changed' }, acme)
    keepEdit(newProfile, { ...blankProfile('digital-samba'), name: 'Fresh' }, null)
    const { edits } = profileEditsStore.getState()
    expect(edits.acme?.name).toBe('Changed')
    expect(edits[newProfile]?.name).toBe('Fresh')
  })

  it('are dropped when the value is typed back, and one by one', () => {
    keepEdit('acme', { ...inputOf(acme), name: 'Changed' }, acme)
    keepEdit('acme', inputOf(acme), acme)
    expect(profileEditsStore.getState().edits).toEqual({})
    keepEdit('acme', { ...inputOf(acme), name: 'Changed' }, acme)
    keepEdit(newProfile, blankProfile('digital-samba'), null)
    dropEdit('acme')
    expect(Object.keys(profileEditsStore.getState().edits)).toEqual([newProfile])
  })
})

describe('the platform of a new profile', () => {
  const typed = { ...blankProfile('digital-samba'), name: 'Acme', environment: 'staging' as const }
  const api = 'http://127.0.0.1:8080'

  it('changes, and name and environment stay', () => {
    expect(onPlatform(typed, 'dolby')).toMatchObject({
      platform: 'dolby',
      name: 'Acme',
      environment: 'staging',
    })
  })

  it('takes no address along to another platform, where the secret would go', () => {
    const elsewhere = { ...typed, settings: { api } }
    expect(onPlatform(elsewhere, 'dolby').settings).toEqual({})
    expect(onPlatform(elsewhere, 'digital-samba').settings).toEqual({ api })
  })
})

describe('what is saved of an edit', () => {
  it('is without the spaces around what was copied', () => {
    const edit = {
      ...inputOf(acme),
      name: ' Acme ',
      defaultValidity: ' 2h ',
      settings: { teamId: ' team\n' },
    }
    expect(tidied(edit)).toEqual(inputOf(acme))
  })

  it('has only defaults that the platform has a field for', () => {
    const edit = { ...inputOf(acme), defaultRole: 'speaker', startEarly: 60 }
    expect(tidied(edit)).toMatchObject({ defaultRole: 'speaker', defaultValidity: '2h', startEarly: 60 })
    expect(tidied({ ...edit, platform: 'video-io' })).toMatchObject({
      defaultRole: '',
      defaultValidity: '',
      startEarly: 0,
    })
  })
})

it('keeps a profile that is being made on the screen when the list of profiles changes under it', () => {
  keepEdit(newProfile, { ...blankProfile('digital-samba'), name: 'Acme' }, null)
  expect(placeToShow(profileEditsStore.getState(), [acme], 'acme')).toBe(newProfile)
})

describe('the profile on the screen', () => {
  const other = { ...acme, id: 'other', name: 'Other' }

  it('is the new one where there is none yet', () => {
    expect(placeToShow({ edits: {}, chosen: null }, [], null)).toBe(newProfile)
  })

  it('is the chosen one, else the one tokens are issued for, else the first', () => {
    expect(placeToShow({ edits: {}, chosen: 'other' }, [acme, other], 'acme')).toBe('other')
    expect(placeToShow({ edits: {}, chosen: null }, [acme, other], 'other')).toBe('other')
    expect(placeToShow({ edits: {}, chosen: null }, [acme, other], null)).toBe('acme')
  })

  it('is another one when the chosen one was removed', () => {
    expect(placeToShow({ edits: {}, chosen: 'gone' }, [acme], 'gone')).toBe('acme')
  })
})
