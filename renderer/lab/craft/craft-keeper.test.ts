import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { testProfile } from '../../stores/test-profile.ts'
import { testCraft } from './test-craft.ts'

const ok = (value: unknown) => ({ ok: true, value })

/** A page with a main that has kept a draft, or none. */
async function page(kept: unknown) {
  vi.resetModules()
  const setDraft = vi.fn(async (_draft: unknown) => ok({ kept: true }))
  const known = vi.fn(async () => ok({ alias: { name: 'Guest 7', externalId: 'alias-7', isNew: false } }))
  const main = { kept }
  let peopleChanged = () => {}
  vi.stubGlobal('window', {
    roompass: {
      'lab.getDraft': async () => ok(main.kept),
      'lab.setDraft': setDraft,
      'drafts.known': known,
      on: (_event: string, listener: () => void) => {
        peopleChanged = listener
        return () => {}
      },
    },
  })
  const keeper = await import('./craft-keeper.ts')
  const store = await import('./craft-store.ts')
  const { draftStore } = await import('../../stores/draft-store.ts')
  const { keepUnsaved } = await import('../../stores/unsaved.ts')
  const { profilesStore } = await import('../../stores/profiles-store.ts')
  return {
    ...keeper,
    ...store,
    draftStore,
    profilesStore,
    keepUnsaved,
    setDraft,
    main,
    peopleChanged: () => peopleChanged(),
  }
}

describe('the draft of the Lab', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('comes back as it was left, with its times as they stood', async () => {
    const { openCraft, craftStore } = await page(testCraft({ times: { exp: '1h' } }))
    await openCraft(testProfile())
    expect(craftStore.getState()).toMatchObject({ draft: testCraft({ times: { exp: '1h' } }), takenAt: null })
  })

  it('begins with what the form would issue where nothing was left', async () => {
    const { openCraft, craftStore, draftStore } = await page(null)
    draftStore.setState({
      draft: { profileId: 'acme', values: { rd: 'lobby', exp: '2h' }, startEarly: 0 },
    })
    await openCraft(testProfile())
    const { draft, takenAt } = craftStore.getState()
    expect(draft).toMatchObject({ delivery: { room: 'lobby' }, times: { exp: '2h' } })
    expect(takenAt).not.toBeNull()
  })

  it('never holds who a guest of an anonymous profile is', async () => {
    const { newFromForm, craftStore, draftStore } = await page(null)
    draftStore.setState({
      draft: { profileId: 'acme', values: { rd: 'lobby', u: 'Jane Smith', ud: 'crm-4711' }, startEarly: 0 },
    })
    await newFromForm(testProfile({ anonymous: true }))
    const text = JSON.stringify(craftStore.getState().draft)
    expect(text).toContain('Guest 7')
    expect(text).not.toMatch(/Jane|crm-4711/)
  })

  it('goes once it has gone from main, since it named somebody who was forgotten', async () => {
    const { openCraft, craftStore, profilesStore, main, peopleChanged } = await page(testCraft())
    profilesStore.setState({ profiles: [testProfile()] })
    await openCraft(testProfile())
    const { draft } = craftStore.getState()
    await vi.advanceTimersByTimeAsync(1000)
    peopleChanged()
    await vi.advanceTimersByTimeAsync(1000)
    expect(craftStore.getState().draft).toBe(draft)
    main.kept = null
    peopleChanged()
    await vi.advanceTimersByTimeAsync(1000)
    expect(craftStore.getState().draft).not.toBe(draft)
  })

  it('is not brought over a token that was opened meanwhile', async () => {
    const { openCraft, openTokenInLab, craftStore } = await page(testCraft())
    const opening = openCraft(testProfile())
    openTokenInLab({ header: '{}', payload: '{"a":1}' })
    await opening
    expect(craftStore.getState().draft?.craft.payload).toBe('{"a":1}')
  })

  it('is kept as it changes, and at once before the application locks', async () => {
    const { openCraft, setPayload, keepUnsaved, setDraft } = await page(testCraft())
    await openCraft(testProfile())
    vi.advanceTimersByTime(1000)
    setDraft.mockClear()
    setPayload('{"rd":"a"}')
    setPayload('{"rd":"at"}')
    expect(setDraft).not.toHaveBeenCalled()
    vi.advanceTimersByTime(300)
    expect(setDraft).toHaveBeenCalledTimes(1)
    setPayload('{"rd":"atrium"}')
    await keepUnsaved()
    expect(setDraft).toHaveBeenCalledTimes(2)
    expect(setDraft.mock.lastCall?.[0]).toMatchObject({ craft: { payload: '{"rd":"atrium"}' } })
  })
})
