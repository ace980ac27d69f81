import { beforeEach, describe, expect, it } from 'vitest'
import type { Profile } from '../../shared/schemas.ts'
import {
  blankProfile,
  dropEdit,
  inputOf,
  isChanged,
  keepEdit,
  newProfile,
  placeToShow,
  profileEditsStore,
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
