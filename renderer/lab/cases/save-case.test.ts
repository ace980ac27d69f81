import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { noticeStore } from '../../stores/notice-store.ts'
import { profilesStore } from '../../stores/profiles-store.ts'
import { testProfile } from '../../stores/test-profile.ts'
import { caseDialogStore, closeCaseDialog, editCase, saveAsCase, storeCase } from './save-case.ts'
import { testLabDraft, testOwnCase } from './test-own-case.ts'

const save = vi.fn()
const naming = { title: ' Room twice ', expected: 'refused', note: 'Seen in release 12.' } as const

beforeEach(() => {
  vi.useFakeTimers()
  save.mockReset().mockImplementation(async (own) => ({ ok: true, value: own }))
  noticeStore.setState({ notice: null })
  profilesStore.setState({ profiles: [testProfile()] })
  vi.stubGlobal('window', {
    roompass: {
      'lab.saveOwnCase': save,
      'lab.listOwnCases': async () => ({ ok: true, value: { cases: [] } }),
    },
  })
})
afterEach(() => {
  closeCaseDialog()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('saving what stands in the Lab as a case', () => {
  it('stores it for the platform of its profile, without profile, key and frozen moment', async () => {
    saveAsCase(testLabDraft({ keyId: 'key', frozenAt: '2026-11-05 14:00', times: { exp: '2h' } }))
    expect(await storeCase(naming)).toBeNull()
    const [own] = save.mock.calls[0] ?? []
    expect(own).toMatchObject({ ...naming, title: 'Room twice', platform: 'digital-samba' })
    expect(own.draft).toEqual({ ...testOwnCase().draft, times: { exp: '2h' } })
    expect(caseDialogStore.getState().edited).toBeNull()
    expect(noticeStore.getState().notice?.message).toBe('“Room twice” is saved under My cases.')
  })

  it('makes another case each time', async () => {
    saveAsCase(testLabDraft())
    await storeCase(naming)
    saveAsCase(testLabDraft())
    await storeCase(naming)
    const ids = save.mock.calls.map(([own]) => own.id)
    expect(new Set(ids).size).toBe(2)
  })

  it('keeps the dialog open with what is wrong', async () => {
    const failure = { ok: false, code: 'failed', message: 'The disk is full.' }
    save.mockResolvedValueOnce(failure)
    saveAsCase(testLabDraft())
    expect(await storeCase(naming)).toEqual(failure)
    expect(caseDialogStore.getState().edited).not.toBeNull()
  })

  it('needs a profile that is still there', () => {
    profilesStore.setState({ profiles: [] })
    saveAsCase(testLabDraft())
    expect(caseDialogStore.getState().edited).toBeNull()
    expect(noticeStore.getState().notice?.tone).toBe('error')
  })
})

it('changing a case keeps its id and what it is made of', async () => {
  editCase(testOwnCase())
  await storeCase({ ...naming, expected: 'accepted' })
  expect(save).toHaveBeenCalledWith(testOwnCase({ ...naming, title: 'Room twice', expected: 'accepted' }))
  expect(noticeStore.getState().notice).toBeNull()
})
