import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  batchPlanStore,
  fitPlan,
  setAsText,
  setBatchStartEarly,
  setConstant,
  setTemplate,
  takeFromForm,
} from './batch-plan.ts'
import { answered, refused, testInput, testMain } from './batch-test-double.ts'
import { profilesStore } from './profiles-store.ts'
import { testProfile } from './test-profile.ts'

const remembered = vi.fn()
const profile = testProfile()
const input = testInput({ columns: ['Name', 'Customer', 'Room'] })
const state = () => batchPlanStore.getState()

beforeEach(() => {
  remembered.mockReset()
  remembered.mockResolvedValue(answered({ columns: null }))
  testMain({ 'batch.remembered': remembered })
  profilesStore.setState({ profiles: [profile] })
  batchPlanStore.setState({
    plan: null,
    matched: null,
    asText: new Set(),
    isTouched: false,
    isRemembered: false,
  })
})
afterEach(() => void vi.unstubAllGlobals())

describe('the plan of a batch', () => {
  it('begins with the profile’s defaults, and with the columns that are called as the fields', async () => {
    await fitPlan(input, profile)
    expect(remembered).toHaveBeenCalledWith({ id: 'input', platform: 'digital-samba' })
    expect(state().plan?.columns).toMatchObject({ u: '{Name}', rd: '{Room}' })
    expect(state().plan?.draft).toMatchObject({ profileId: 'acme', values: { role: 'attendee', exp: '2h' } })
  })

  it('takes the columns as they were chosen for such a table before', async () => {
    remembered.mockResolvedValueOnce(answered({ columns: { ud: '{Customer}' } }))
    await fitPlan(input, profile)
    expect(state()).toMatchObject({ plan: { columns: { ud: '{Customer}' } }, isRemembered: true })
    setTemplate('ud', '')
    expect(state()).toMatchObject({ plan: { columns: {} }, isRemembered: false })
  })

  it('does not take back what was chosen while main remembered', async () => {
    const late = Promise.withResolvers<unknown>()
    remembered.mockReturnValueOnce(late.promise)
    const fitting = fitPlan(input, profile)
    setTemplate('ud', '{Customer}')
    late.resolve(answered({ columns: { ud: '{Name}' } }))
    await fitting
    expect(state().plan?.columns.ud).toBe('{Customer}')
  })

  it('stays as it is for the same columns, and where nothing can be remembered', async () => {
    remembered.mockResolvedValue(refused('history-unavailable', 'The history is locked.'))
    await fitPlan(input, profile)
    setTemplate('ud', '{Customer}')
    setAsText('u', true)
    await fitPlan(testInput({ columns: [...input.columns], remarks: ['Read again.'] }), profile)
    expect(remembered).toHaveBeenCalledOnce()
    expect(state().plan?.columns.ud).toBe('{Customer}')
    expect([...state().asText]).toEqual(['u'])
  })

  it('is matched anew for other columns, and keeps the values for all rows', async () => {
    await fitPlan(input, profile)
    setConstant('rd', 'lobby')
    setBatchStartEarly(60)
    setTemplate('ud', '{Customer}')
    await fitPlan(testInput({ id: 'other', columns: ['External id'] }), profile)
    expect(state().plan?.columns).toEqual({ ud: '{External id}' })
    expect(state().plan?.draft).toMatchObject({ startEarly: 60, values: { rd: 'lobby', role: 'attendee' } })
    expect(state().isTouched).toBe(false)
  })

  it('goes on under another profile: typed values stay, defaults become those of the other', async () => {
    const other = testProfile({ id: 'other', defaultRole: 'speaker' })
    profilesStore.setState({ profiles: [profile, other] })
    await fitPlan(input, profile)
    setConstant('rd', 'lobby')
    setTemplate('ud', '{Customer}')
    await fitPlan(input, other)
    expect(state().plan?.draft).toMatchObject({
      profileId: 'other',
      values: { rd: 'lobby', role: 'speaker' },
    })
    expect(state().plan?.columns.ud).toBe('{Customer}')
  })

  it('is matched anew on another platform, whose fields are others', async () => {
    const dolby = testProfile({ id: 'd', platform: 'dolby', settings: {} })
    profilesStore.setState({ profiles: [profile, dolby] })
    await fitPlan(input, profile)
    await fitPlan(input, dolby)
    expect(Object.keys(state().plan?.columns ?? {})).not.toContain('u')
    expect(state().plan?.draft.profileId).toBe('d')
  })

  it('takes the values of the form over, but not the guest', async () => {
    await fitPlan(input, profile)
    const values = { rd: 'lobby', u: 'Jane', ud: 'crm-1', initials: 'J', role: 'speaker', exp: '3d' }
    takeFromForm({ profileId: 'acme', values, startEarly: 30 }, profile)
    const { draft } = state().plan ?? {}
    expect(draft).toMatchObject({ startEarly: 30, values: { rd: 'lobby', role: 'speaker', exp: '3d' } })
    expect([draft?.values.u, draft?.values.ud, draft?.values.initials].join('')).toBe('')
  })
})
