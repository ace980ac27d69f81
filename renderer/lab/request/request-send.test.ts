import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { profilesStore } from '../../stores/profiles-store.ts'
import { testProfile } from '../../stores/test-profile.ts'
import { craftFor, craftStore, replaceCraft } from '../craft/craft-store.ts'
import { testCraft } from '../craft/test-craft.ts'
import { changeRequest, newRequest, openRequest, rememberRequest } from './request-keeper.ts'
import { forgetSendFailure, sendRequest, sendStore } from './request-send.ts'

const request = { origin: 'api', method: 'POST', path: '/v1/sessions', headers: [], body: '{}' }
const answer = (status: number) => ({
  ok: true,
  value: { answer: { status, headers: [], body: '', isCut: false, milliseconds: 3 }, session: null },
})
const videos = testProfile({ id: 'videos', platform: 'video-io', settings: { generation: 'documented' } })
const dolby = testProfile({ id: 'dolby', platform: 'dolby', settings: {} })

const send = vi.fn()
// The guard is one for the window: each test goes on at a later time than the one before.
let at = 0

beforeEach(() => {
  at += 10_000
  send.mockReset()
  const setDraft = async () => ({ ok: true, value: { kept: true } })
  vi.stubGlobal('window', { roompass: { 'lab.send': send, 'lab.setDraft': setDraft } })
  sendStore.setState({ sent: [], isPending: false, failure: null })
  profilesStore.setState({ profiles: [videos, dolby] })
  replaceCraft(testCraft({ profileId: 'videos', request }), 1000)
})
afterEach(() => void vi.unstubAllGlobals())

describe('sending what is shown', () => {
  it('sends the request as it stands, and shows the newest answer first', async () => {
    send.mockResolvedValueOnce(answer(200)).mockResolvedValueOnce(answer(422))
    await sendRequest(at)
    expect(send).toHaveBeenLastCalledWith({ profileId: 'videos', request })
    changeRequest({ method: 'GET' })
    await sendRequest(at + 1)
    expect(send.mock.lastCall?.[0].request).toEqual({ ...request, method: 'GET' })
    const { sent } = sendStore.getState()
    expect(sent.map((one) => [one.answer.status, one.draft.request?.method])).toEqual([
      [422, 'GET'],
      [200, 'POST'],
    ])
  })

  it('counts a second press for the same request only a second later', async () => {
    send.mockResolvedValue(answer(200))
    await sendRequest(at)
    await sendRequest(at + 500)
    expect(send).toHaveBeenCalledTimes(1)
    await sendRequest(at + 1600)
    expect(send).toHaveBeenCalledTimes(2)
  })

  it('says why it did not work, until something else is typed, and lets it be tried again at once', async () => {
    const failure = { ok: false, code: 'bad-request', message: 'No.' }
    send.mockResolvedValueOnce(failure).mockResolvedValueOnce({ ...failure, code: 'cancelled' })
    await sendRequest(at)
    expect(sendStore.getState().failure).toEqual(failure)
    forgetSendFailure()
    expect(sendStore.getState().failure).toBeNull()
    await sendRequest(at + 1)
    expect(sendStore.getState()).toMatchObject({ failure: null, isPending: false, sent: [] })
  })
})

describe('the request of a platform', () => {
  it('is made from the form as its generation asks', async () => {
    await newRequest(videos)
    expect(craftStore.getState().draft?.request).toMatchObject({
      path: '/v1/sessions',
      headers: expect.arrayContaining([{ name: 'Authorization', value: 'App token={{secret}}' }]),
    })
  })

  it('goes when somebody goes on to another platform, and is there again when they come back', async () => {
    changeRequest({ body: '{"typed":1}' })
    rememberRequest('video-io', craftStore.getState().draft?.request ?? request)
    craftFor(dolby)
    expect(craftStore.getState().draft).toMatchObject({ profileId: 'dolby', request: null })
    await openRequest(dolby)
    expect(craftStore.getState().draft?.request).toMatchObject({ origin: 'comms' })
    craftFor(videos)
    await openRequest(videos)
    expect(craftStore.getState().draft?.request?.body).toBe('{"typed":1}')
  })

  it('stays for another profile of the same platform', () => {
    profilesStore.setState({ profiles: [videos, { ...videos, id: 'more' }] })
    craftFor({ id: 'more', keys: [] })
    expect(craftStore.getState().draft?.request).toEqual(request)
  })
})
