import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Room } from '../../shared/schemas.ts'
import { roomsList } from './rooms-store.ts'

const room = (friendlyUrl: string): Room => ({
  id: `id of ${friendlyUrl}`,
  friendlyUrl,
  description: '',
  privacy: null,
})
const answer = (names: readonly string[], fetchedAt: number | null) => ({
  ok: true,
  value: { rooms: names.map(room), fetchedAt },
})
const offline = { ok: false, code: 'platform-unavailable', message: 'The network is down.' }
const cancelled = { ok: false, code: 'cancelled', message: 'No longer asked.' }

describe('the rooms of an account', () => {
  const ask = vi.fn()
  let profileId = ''
  let tests = 0
  const names = (id = profileId) => roomsList.of(id).items.map(({ friendlyUrl }) => friendlyUrl)

  beforeEach(() => {
    profileId = `profile-${++tests}`
    ask.mockReset()
    vi.stubGlobal('window', { roompass: { 'rooms.list': ask, on: () => () => {} } })
  })
  afterEach(() => void vi.unstubAllGlobals())

  it('are read without asking the platform', async () => {
    ask.mockResolvedValueOnce(answer(['lobby'], 1000))
    await roomsList.read(profileId)
    expect(ask.mock.calls).toEqual([[{ profileId, refresh: false }]])
    expect(roomsList.of(profileId)).toEqual({ items: [room('lobby')], fetchedAt: 1000, failure: null })
  })

  it('are nothing, and not asked for, before', () => {
    expect(roomsList.of(profileId)).toEqual({ items: [], fetchedAt: null, failure: null })
  })

  it('are those of the platform after a refresh', async () => {
    ask
      .mockResolvedValueOnce(answer(['lobby'], 1000))
      .mockResolvedValueOnce(answer(['lobby', 'atrium'], 2000))
    await roomsList.read(profileId)
    await roomsList.refresh(profileId)
    expect(ask.mock.lastCall).toEqual([{ profileId, refresh: true }])
    expect(names()).toEqual(['lobby', 'atrium'])
  })

  it('stay usable with their age where the platform can not be reached, and say why', async () => {
    ask.mockResolvedValueOnce(answer(['lobby'], 1000)).mockResolvedValueOnce(offline)
    await roomsList.read(profileId)
    await roomsList.refresh(profileId)
    expect(roomsList.of(profileId)).toEqual({
      items: [room('lobby')],
      fetchedAt: 1000,
      failure: 'The network is down.',
    })
    ask.mockResolvedValueOnce(answer(['lobby'], 3000))
    await roomsList.refresh(profileId)
    expect(roomsList.of(profileId).failure).toBeNull()
  })

  it('are as before where the person cancelled', async () => {
    ask.mockResolvedValueOnce(answer(['lobby'], 1000)).mockResolvedValueOnce(cancelled)
    await roomsList.read(profileId)
    await roomsList.refresh(profileId)
    expect(roomsList.of(profileId)).toMatchObject({ fetchedAt: 1000, failure: null })
  })

  it('are never those that main had before the platform answered', async () => {
    const late = Promise.withResolvers<unknown>()
    ask.mockReturnValueOnce(late.promise).mockResolvedValueOnce(answer(['atrium'], 2000))
    const read = roomsList.read(profileId)
    await roomsList.refresh(profileId)
    late.resolve(answer(['lobby'], 1000))
    await read
    expect(names()).toEqual(['atrium'])
  })

  it('are each account’s own', async () => {
    ask.mockResolvedValueOnce(answer(['lobby'], 1000)).mockResolvedValueOnce(answer(['atrium'], 2000))
    await roomsList.read(profileId)
    await roomsList.read(`${profileId} other`)
    expect([names(), names(`${profileId} other`)]).toEqual([['lobby'], ['atrium']])
  })
})
