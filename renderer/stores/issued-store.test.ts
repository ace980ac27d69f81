import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Draft } from '../../shared/schemas.ts'
import { findRemoved, type Issued, issueDraft, issuedNow, issuedStore } from './issued-store.ts'

const draft: Draft = { profileId: 'acme', values: { rd: 'lobby' }, startEarly: 0 }
const issuedWith = (id: string) => ({
  ok: true,
  value: { session: { id } as Issued['session'], findings: [], recorded: true },
})

describe('issuing from the form', () => {
  const issue = vi.fn()
  // The guard is one for the window: each test goes on at a later time than the one before.
  let at = 0

  beforeEach(() => {
    at += 10_000
    issue.mockReset()
    vi.stubGlobal('window', { roompass: { 'sessions.issue': issue } })
    issuedStore.setState({
      issued: [],
      removed: new Set(),
      lastDraft: null,
      isPending: false,
      failure: null,
    })
  })
  afterEach(() => void vi.unstubAllGlobals())

  it('issues once for two presses within a second', async () => {
    issue.mockResolvedValue(issuedWith('one'))
    await issueDraft(draft, at)
    await issueDraft(draft, at + 999)
    expect(issue).toHaveBeenCalledTimes(1)
    await issueDraft(draft, at + 1000)
    expect(issue).toHaveBeenCalledTimes(2)
  })

  it('issues a changed draft at once', async () => {
    issue.mockResolvedValue(issuedWith('one'))
    await issueDraft(draft, at)
    await issueDraft({ ...draft, values: { rd: 'atrium' } }, at + 10)
    expect(issue).toHaveBeenCalledTimes(2)
  })

  it('issues once while an answer is under way, however long that takes', async () => {
    const answer = Promise.withResolvers<unknown>()
    issue.mockReturnValueOnce(answer.promise)
    const first = issueDraft(draft, at)
    await issueDraft(draft, at + 5000)
    expect(issue).toHaveBeenCalledTimes(1)
    expect(issuedStore.getState().isPending).toBe(true)
    answer.resolve(issuedWith('one'))
    await first
    expect(issuedStore.getState().isPending).toBe(false)
  })

  it('keeps the first result under the second', async () => {
    issue.mockResolvedValueOnce(issuedWith('one')).mockResolvedValueOnce(issuedWith('two'))
    await issueDraft(draft, at)
    await issueDraft(draft, at + 1000)
    expect(issuedStore.getState().issued.map(({ session }) => session.id)).toEqual(['two', 'one'])
    expect(issuedStore.getState().lastDraft).toBe(draft)
  })

  it('tries again at once after a failure', async () => {
    const failure = { ok: false, code: 'keychain-unavailable', message: 'The keychain is locked.' }
    issue.mockResolvedValueOnce(failure).mockResolvedValueOnce(issuedWith('one'))
    await issueDraft(draft, at)
    await issueDraft(draft, at + 10)
    expect(issuedStore.getState()).toMatchObject({ failure: null, lastDraft: draft })
    await issueDraft(draft, at + 20)
    expect(issue).toHaveBeenCalledTimes(2)
  })

  it('says why it failed and keeps what was issued before', async () => {
    const failure = { ok: false, code: 'keychain-unavailable', message: 'The keychain is locked.' }
    issue.mockResolvedValueOnce(issuedWith('one')).mockResolvedValueOnce(failure)
    await issueDraft(draft, at)
    await issueDraft(draft, at + 1000)
    expect(issuedStore.getState()).toMatchObject({ failure, isPending: false })
    expect(issuedStore.getState().issued).toHaveLength(1)
  })
})

describe('what was issued and removed since', () => {
  const get = vi.fn()
  const card = (id: string) => issuedWith(id).value
  const ids = () => issuedNow(issuedStore.getState()).map(({ session }) => session.id)
  const found = { ok: true, value: {} }
  const gone = { ok: false, code: 'not-found', message: 'There is no such session.' }

  beforeEach(() => {
    get.mockReset()
    vi.stubGlobal('window', { roompass: { 'sessions.get': get } })
    issuedStore.setState({ issued: [card('two'), card('one')], removed: new Set() })
  })
  afterEach(() => void vi.unstubAllGlobals())

  it('is no longer shown, and shown again when that is undone', async () => {
    get.mockImplementation(async ({ id }) => (id === 'two' ? gone : found))
    await findRemoved()
    expect(ids()).toEqual(['one'])
    get.mockResolvedValue(found)
    await findRemoved()
    expect(ids()).toEqual(['two', 'one'])
  })

  it('is shown as stopped once it was stopped', async () => {
    get.mockImplementation(async ({ id }) => ({
      ok: true,
      value: { stoppedAt: id === 'two' ? 1_700_000_000 : null },
    }))
    await findRemoved()
    const stops = issuedStore.getState().issued.map(({ session }) => session.stoppedAt ?? null)
    expect(stops).toEqual([1_700_000_000, null])
  })

  it('is shown without its guest once that one was forgotten', async () => {
    const person = { id: 'p', name: 'Jane', externalId: null }
    get.mockResolvedValue({ ok: true, value: { stoppedAt: null, person } })
    await findRemoved()
    expect(issuedStore.getState().issued.map(({ session }) => session.person)).toEqual([person, person])
    get.mockResolvedValue({ ok: true, value: { stoppedAt: null, person: null } })
    await findRemoved()
    expect(issuedStore.getState().issued.map(({ session }) => session.person)).toEqual([null, null])
  })

  it('stays where the history can not be read', async () => {
    get.mockResolvedValue({ ok: false, code: 'history-unavailable', message: 'The history is locked.' })
    await findRemoved()
    expect(ids()).toEqual(['two', 'one'])
  })

  it('goes by the newest answer', async () => {
    const late = Promise.withResolvers<unknown>()
    get.mockReturnValueOnce(late.promise)
    get.mockResolvedValue(found)
    const first = findRemoved()
    await findRemoved()
    late.resolve(gone)
    await first
    expect(ids()).toEqual(['two', 'one'])
  })
})
