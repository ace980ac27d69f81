import { describe, expect, it } from 'vitest'
import type { Fault } from '../common/faults.ts'
import { noon, useServer } from './test-server.ts'

const rooms = '/api/v1/rooms'

describe('on demand, the server', () => {
  const test = useServer()

  it.each([
    [401, 'unauthenticated'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [422, 'validation'],
    [500, 'server-error'],
  ] as const)('answers %i, and then rightly again', async (status, error) => {
    test.server.fault({ kind: 'status', status }, { times: 1 })
    const response = await test.ask(rooms)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ error, message: expect.any(String) })
    expect((await test.ask(rooms)).status).toBe(200)
  })

  it('answers 429 with the time to wait', async () => {
    test.server.fault({ kind: 'rate-limit', retryAfter: 7 }, { times: 1 })
    const response = await test.ask(rooms)
    expect(response.status).toBe(429)
    expect(response.headers.get('retry-after')).toBe('7')
    expect(await response.json()).toEqual({
      message: 'Too Many Attempts. You may try again in 7 seconds.',
      error: 'rate-limit',
    })
  })

  it('is slow until it is released, and then right', async () => {
    const slow = test.server.fault({ kind: 'slow' })
    let isAnswered = false
    const answer = test.ask(rooms).then((response) => {
      isAnswered = true
      return response
    })
    await slow.reached()
    const other = test.ask('/api/v1/roles')
    expect(isAnswered).toBe(false)
    expect(test.server.asked.at(-1)?.status).toBeNull()
    slow.release()
    expect((await answer).status).toBe(200)
    expect((await other).status).toBe(200)
    expect(slow.hits).toBeGreaterThanOrEqual(1)
  })

  it('cuts the connection before a word', async () => {
    test.server.fault({ kind: 'cut', at: 'start' }, { times: 1 })
    await expect(test.ask(rooms)).rejects.toThrow('fetch failed')
    expect(test.server.asked.at(-1)?.status).toBeNull()
  })

  it('cuts the connection in the middle of the body', async () => {
    test.server.fault({ kind: 'cut', at: 'body' }, { times: 1 })
    const response = await test.ask(rooms)
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow('terminated')
  })

  it('sends what is no JSON', async () => {
    test.server.fault({ kind: 'broken-json' }, { times: 1 })
    const response = await test.ask(rooms)
    expect(response.headers.get('content-type')).toBe('application/json')
    await expect(response.json()).rejects.toThrow(SyntaxError)
  })

  it('sends more than 50 MB', async () => {
    test.server.fault({ kind: 'huge' }, { times: 1 })
    const response = await test.ask(rooms)
    let bytes = 0
    for await (const piece of response.body ?? []) bytes += piece.length
    expect(bytes).toBeGreaterThan(50 * 1024 * 1024)
  })

  it('sends a huge body that would be JSON, and stops when nobody listens', async () => {
    test.server.fault({ kind: 'huge', bytes: 200_000 }, { times: 1 })
    expect(((await test.read(rooms)) as { data: unknown[] }).data.length).toBeGreaterThan(3)
    test.server.fault({ kind: 'huge' }, { times: 1 })
    const enough = new AbortController()
    const response = await test.ask(rooms, { signal: enough.signal })
    enough.abort()
    await expect(response.text()).rejects.toThrow('aborted')
    expect((await test.ask(rooms)).status).toBe(200)
  })

  it('sends to another host', async () => {
    const to = 'http://127.0.0.1:9/elsewhere'
    test.server.fault({ kind: 'redirect', to }, { times: 1 })
    const found = await test.ask(rooms)
    expect([found.status, found.headers.get('location')]).toEqual([302, to])
    test.server.fault({ kind: 'redirect', to, status: 308 }, { times: 1 })
    expect((await test.ask(rooms)).status).toBe(308)
  })

  it('goes wrong on rooms’ pages as well, and says its own time', async () => {
    const faults: Fault[] = [
      { kind: 'status', status: 500 },
      { kind: 'rate-limit', retryAfter: 1 },
      { kind: 'broken-json' },
      { kind: 'redirect', to: 'http://127.0.0.1:9/' },
    ]
    test.server.shiftClock(90)
    for (const fault of faults) {
      const running = test.server.fault(fault, { path: '/product-demo' })
      const response = await fetch(`${test.server.origin}/product-demo`, { redirect: 'manual' })
      expect(Date.parse(response.headers.get('date') ?? '') / 1000).toBe(noon + 90)
      expect((await test.ask(rooms)).status).toBe(200)
      expect(running.hits).toBe(1)
      running.release()
    }
  })
})

describe('a guest who does not wait', () => {
  const gone = Promise.withResolvers<unknown>()
  const test = useServer({ onAnswered: gone.resolve })

  it('is not in the room', async () => {
    const slow = test.server.fault({ kind: 'slow' }, { path: '/all-hands' })
    const patience = new AbortController()
    const visit = fetch(`${test.server.origin}/all-hands?name=Jane`, { signal: patience.signal })
    await slow.reached()
    patience.abort()
    await expect(visit).rejects.toThrow('aborted')
    expect(await gone.promise).toMatchObject({ path: '/all-hands', status: null })
    slow.release()
    expect(await test.read('/api/v1/rooms/live')).toMatchObject({ total_count: 0 })
  })
})
