import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { lookUpRoom, lookupOf, roomLookupStore, roomPicked } from './platform-room.ts'
import { testRoom } from './test-room.ts'

const now = 1_800_000_000
const found = (fetchedAt = now) => ({ ok: true, value: { room: testRoom({ fetchedAt }) } })
const unknown = { ok: true, value: { room: null } }

const get = vi.fn()
const lookup = (room: string) => lookupOf(roomLookupStore.getState().lookup, 'acme', room)
const refreshed = () => get.mock.calls.filter(([{ refresh }]) => refresh).map(([{ room }]) => room)

beforeEach(() => {
  get.mockReset()
  vi.stubGlobal('window', { roompass: { 'rooms.get': get, on: () => () => {} } })
  roomLookupStore.setState({ lookup: { kind: 'none' } })
})
afterEach(() => void vi.unstubAllGlobals())

describe('looking up a room', () => {
  it('asks the platform, and has nothing left to say once that has answered', async () => {
    const answer = Promise.withResolvers<unknown>()
    get.mockReturnValueOnce(answer.promise)
    const asked = lookUpRoom('acme', 'lobby')
    expect(lookup('lobby').kind).toBe('asking')
    expect(lookup('lobb').kind).toBe('none')
    answer.resolve(found())
    await asked
    expect(lookup('lobby').kind).toBe('none')
    expect(get.mock.calls).toEqual([[{ profileId: 'acme', room: 'lobby', refresh: true }]])
  })

  it('says that there is no such room, and why it could not be asked', async () => {
    get.mockResolvedValueOnce(unknown)
    await lookUpRoom('acme', 'lobby')
    expect(lookup('lobby')).toMatchObject({ kind: 'failed', message: expect.stringMatching(/no such room/) })
    get.mockResolvedValueOnce({ ok: false, code: 'platform-unavailable', message: 'The network is down.' })
    await lookUpRoom('acme', 'lobby')
    expect(lookup('lobby')).toMatchObject({ kind: 'failed', message: 'The network is down.' })
  })

  it('is silent where the person cancelled', async () => {
    get.mockResolvedValueOnce({ ok: false, code: 'cancelled', message: 'No longer asked.' })
    await lookUpRoom('acme', 'lobby')
    expect(lookup('lobby').kind).toBe('none')
  })

  it('goes by the newest question', async () => {
    const late = Promise.withResolvers<unknown>()
    get.mockReturnValueOnce(late.promise).mockResolvedValueOnce(unknown)
    const first = lookUpRoom('acme', 'lobby')
    await lookUpRoom('acme', 'atrium')
    late.resolve(found())
    await first
    expect(lookup('atrium').kind).toBe('failed')
  })
})

describe('a room picked from the list', () => {
  it.each([
    ['that was never asked for', unknown, ['lobby']],
    ['whose details are older than ten minutes', found(now - 601), ['lobby']],
    ['whose details are ten minutes old', found(now - 600), []],
  ])('%s', async (_what, cached, asked) => {
    get.mockImplementation(async ({ refresh }) => (refresh ? found() : cached))
    await roomPicked('acme', 'lobby', now)
    expect(refreshed()).toEqual(asked)
  })

  it('is asked for only if no other was picked meanwhile, whichever answer comes first', async () => {
    const late = Promise.withResolvers<unknown>()
    get.mockImplementation(({ room, refresh }) =>
      refresh ? Promise.resolve(found()) : room === 'lobby' ? late.promise : Promise.resolve(unknown),
    )
    const first = roomPicked('acme', 'lobby', now)
    const second = roomPicked('acme', 'atrium', now)
    late.resolve(unknown)
    await Promise.all([first, second])
    expect(refreshed()).toEqual(['atrium'])
  })
})
