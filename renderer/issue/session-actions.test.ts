import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { platforms } from '../../shared/platforms/index.ts'
import { type Issued, issuedStore } from '../stores/issued-store.ts'
import { noticeStore } from '../stores/notice-store.ts'
import {
  copyFromSession,
  copyNewestLink,
  endLiveSession,
  renewSession,
  stopSession,
} from './session-actions.ts'

const issued = (id: string, link: string | null, times: Partial<Issued['session']> = {}) =>
  ({
    session: {
      id,
      link,
      platform: 'digital-samba',
      validFrom: null,
      validUntil: null,
      isEndUnknown: false,
      stoppedAt: null,
      ...times,
    } as Issued['session'],
    findings: [],
    recorded: true,
  }) satisfies Issued

describe('copying the newest join link', () => {
  const copy = vi.fn()
  const said = () => noticeStore.getState().notice?.message

  beforeEach(() => {
    copy.mockReset()
    copy.mockResolvedValue({ ok: true, value: { clearedAfter: 60 } })
    vi.stubGlobal('window', { roompass: { 'sessions.copy': copy } })
    issuedStore.setState({ issued: [], removed: new Set() })
  })
  afterEach(() => void vi.unstubAllGlobals())

  it('takes the newest that is still there', async () => {
    issuedStore.setState({
      issued: [issued('three', 'https://a/3'), issued('two', 'https://a/2')],
      removed: new Set(['three']),
    })
    await copyNewestLink()
    expect(copy.mock.calls.map(([{ id, what }]) => [id, what])).toEqual([['two', 'link']])
    expect(said()).toMatch(/^Join link copied/)
  })

  it('says why there is none, and never takes an older one instead', async () => {
    await copyNewestLink()
    expect(said()).toMatch(/Nothing was issued yet/)
    issuedStore.setState({ issued: [issued('two', null), issued('one', 'https://a/1')] })
    await copyNewestLink()
    expect(said()).toMatch(/no join link/)
    expect(copy).not.toHaveBeenCalled()
  })

  it.each<[string, Partial<Issued['session']>, RegExp]>([
    ['has expired', { validUntil: 17 }, /not copied.*has expired/],
    ['was stopped', { stoppedAt: 17 }, /not copied.*was stopped here/],
    ['ends nobody knows when', { isEndUnknown: true }, /not copied.*Nobody knows when/],
  ])('says first that the newest %s', async (_name, times, words) => {
    issuedStore.setState({ issued: [issued('two', 'https://a/2', times)] })
    await copyNewestLink()
    expect(said()).toMatch(words)
    expect(copy).not.toHaveBeenCalled()
  })
})

describe('what main does with a session', () => {
  const verbs = { copy: vi.fn(), renew: vi.fn(), stop: vi.fn(), endLive: vi.fn() }
  const session = { id: 'one', platform: 'digital-samba', profileId: 'acme' } as const
  const cancelled = { ok: false, code: 'cancelled', message: 'Nothing was done.' }
  const said = () => noticeStore.getState().notice

  beforeEach(() => {
    for (const verb of Object.values(verbs)) verb.mockReset()
    vi.stubGlobal('window', {
      roompass: {
        'sessions.copy': verbs.copy,
        'sessions.renew': verbs.renew,
        'sessions.stop': verbs.stop,
        'sessions.endLive': verbs.endLive,
      },
    })
    issuedStore.setState({ issued: [], removed: new Set() })
    noticeStore.setState({ notice: null })
  })
  afterEach(() => void vi.unstubAllGlobals())

  it('copies code by the name of its snippet', async () => {
    verbs.copy.mockResolvedValue({ ok: true, value: { clearedAfter: 0 } })
    await copyFromSession('one', 'snippet', 'web')
    expect(verbs.copy).toHaveBeenCalledWith(
      expect.objectContaining({ id: 'one', what: 'snippet', snippet: 'web' }),
    )
    expect(said()?.message).toBe('Code copied.')
  })

  it('renews, and shows the new one among what was issued', async () => {
    verbs.renew.mockResolvedValue({ ok: true, value: issued('two', null) })
    expect(await renewSession(session)).toBe('two')
    expect(issuedStore.getState().issued.map((one) => one.session.id)).toEqual(['two'])
  })

  it('says why it could not renew, and nothing where it was called off', async () => {
    verbs.renew.mockResolvedValue(cancelled)
    expect(await renewSession(session)).toBeNull()
    expect(said()).toBeNull()
    verbs.renew.mockResolvedValue({ ok: false, code: 'key-missing', message: 'There is no key.' })
    expect(await renewSession(session)).toBeNull()
    expect(said()).toMatchObject({ tone: 'error', message: 'There is no key.' })
    expect(issuedStore.getState().issued).toEqual([])
  })

  it('stops, and says what the token still opens', async () => {
    verbs.stop.mockResolvedValue({ ok: true, value: {} })
    await stopSession(session)
    expect(said()?.message).toBe(`Stopped. ${platforms['digital-samba'].ending}`)
  })

  it('leaves all as it was where the person said no', async () => {
    verbs.stop.mockResolvedValue(cancelled)
    verbs.endLive.mockResolvedValue(cancelled)
    await stopSession(session)
    await endLiveSession(session)
    expect(said()).toBeNull()
  })

  it.each([
    [0, 'Nothing was live in the room.'],
    [1, 'The live session was ended.'],
    [2, '2 live sessions were ended.'],
  ])('says that it ended %i live sessions', async (ended, message) => {
    verbs.endLive.mockResolvedValue({ ok: true, value: { ended } })
    await endLiveSession(session)
    expect(said()?.message).toBe(message)
  })
})
