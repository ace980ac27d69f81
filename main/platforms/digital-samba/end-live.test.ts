import { describe, expect, test } from 'vitest'
import { endLive } from './end-live.ts'
import { testAccount } from './test-account.ts'

const isEnding = ({ method }: { method: string }) => method === 'POST'

describe('ending what is live in a room', () => {
  test('finds the live sessions of the room, ends each of them once, and says how many', async () => {
    const { account, asked } = testAccount(() => [
      { id: 's-2', live: true },
      { id: 's-1', live: 1 },
    ])
    expect(await endLive(account, 'board room')).toBe(2)
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /api/v1/rooms/board%20room/sessions',
      'POST /api/v1/sessions/s-2/end',
      'POST /api/v1/sessions/s-1/end',
    ])
    expect(asked[0]?.query).toEqual({ live: 'true', limit: '100', order: 'desc' })
    expect(new Set(asked.map(({ authorization }) => authorization)).size).toBe(1)
  })

  test('leaves those alone that a platform lists though they are over, and what names no session', async () => {
    const { account, asked } = testAccount(() => [
      { id: 'over', live: false },
      { id: 'unsaid' },
      { live: true },
      { id: '', live: true },
      'text',
      null,
      { id: 7, live: 'true' },
    ])
    expect(await endLive(account, 'demo')).toBe(2)
    expect(asked.filter(isEnding).map(({ path }) => path)).toEqual([
      '/api/v1/sessions/unsaid/end',
      '/api/v1/sessions/7/end',
    ])
  })

  test('reads every page before it ends the first', async () => {
    const { account, asked } = testAccount((one) => {
      if (isEnding(one)) return {}
      const from = one.query.after === undefined ? 0 : 100
      const data = Array.from({ length: from === 0 ? 100 : 1 }, (_, at) => ({ id: from + at, live: true }))
      return { body: { data, total_count: '101' } }
    })
    expect(await endLive(account, 'demo')).toBe(101)
    expect(asked.slice(0, 3).map(({ method, query }) => [method, query.after])).toEqual([
      ['GET', undefined],
      ['GET', '99'],
      ['POST', undefined],
    ])
    expect(asked[1]?.query.live).toBe('true')
  })

  test('does not count one that ended by itself meanwhile', async () => {
    const { account } = testAccount((one) => {
      if (!isEnding(one))
        return [
          { id: 'a', live: true },
          { id: 'b', live: true },
        ]
      return one.path.includes('/a/') ? { status: 404 } : { status: 204 }
    })
    expect(await endLive(account, 'demo')).toBe(1)
  })

  test('is nothing where nobody is there', async () => {
    const { account, asked } = testAccount(() => [])
    expect(await endLive(account, 'demo')).toBe(0)
    expect(asked).toHaveLength(1)
  })

  test.each([401, 403, 500])('fails where the platform answers %d to the ending', async (status) => {
    const { account } = testAccount((one) => (isEnding(one) ? { status } : [{ id: 'a', live: true }]))
    await expect(endLive(account, 'demo')).rejects.toMatchObject({ name: 'RoompassError' })
  })

  test('fails where the room is gone', async () => {
    const { account } = testAccount(() => ({ status: 404 }))
    await expect(endLive(account, 'demo')).rejects.toMatchObject({ code: 'platform-refused' })
  })

  test('an id is one part of the path whatever is in it', async () => {
    const { account, asked } = testAccount(() => [{ id: '../rooms/x', live: true }])
    await endLive(account, 'demo')
    expect(asked[1]?.path).toBe('/api/v1/sessions/..%2Frooms%2Fx/end')
  })
})
