import { describe, expect, it } from 'vitest'
import { noon, useServer } from './test-server.ts'

describe('a path', () => {
  const test = useServer()

  it.each([
    '/api',
    '/api/v1/nothing',
    '/api/v1/rooms/',
    '/api/v2/rooms',
    '/api/v1/rooms/product-demo/nothing',
  ])('that is none is 404: %s', async (path) => {
    const response = await test.ask(path)
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({ error: 'not-found', message: 'Resource not found.' })
  })

  it('that is none is 404 also without a key', async () => {
    expect((await fetch(`${test.server.origin}/api/v1/nothing`)).status).toBe(404)
  })

  it.each([
    ['POST', '/api/v1/rooms', 'GET'],
    ['DELETE', '/api/v1/rooms/product-demo', 'GET'],
    ['GET', '/api/v1/rooms/product-demo/token', 'POST'],
    ['POST', '/product-demo', 'GET'],
  ])('asked with %s is 405: %s', async (method, path, allow) => {
    const response = await test.ask(path, { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe(allow)
  })

  it('with wrong percent signs is 404', async () => {
    expect((await test.ask('/api/v1/rooms/%E0%A4%A')).status).toBe(404)
    expect((await fetch(`${test.server.origin}/%E0%A4%A`)).status).toBe(404)
  })
})

describe('every answer', () => {
  const test = useServer()

  it.each([0, 45, -3600])('has the date of a clock that is %i seconds off', async (seconds) => {
    test.server.shiftClock(seconds)
    for (const path of ['/api/v1/rooms', '/api/v1/nothing', '/product-demo']) {
      const date = (await test.ask(path)).headers.get('date')
      expect(Date.parse(date ?? '') / 1000).toBe(noon + seconds)
    }
  })
})

describe('a thousand requests a minute', () => {
  const test = useServer()

  it('are answered; the next is told how long to wait, and then all goes on', async () => {
    const authorization = `Bearer ${test.server.team.developerKey}`
    await test.ask('/api/v1/permissions')
    test.server.shiftClock(22)
    for (let asked = 1; asked < 1000; asked += 50)
      await Promise.all(
        Array.from({ length: Math.min(50, 1000 - asked) }, () => test.ask('/api/v1/permissions')),
      )
    expect(test.server.asked.every(({ status }) => status === 200)).toBe(true)
    const refused = await test.ask('/api/v1/rooms', { headers: { authorization } })
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('38')
    expect(await refused.text()).toBe(
      '{"message":"Too Many Attempts. You may try again in 38 seconds.","error":"rate-limit"}',
    )
    test.server.shiftClock(60)
    expect((await test.ask('/api/v1/rooms')).status).toBe(200)
  })
})

describe('a lower limit', () => {
  const test = useServer({ rateLimit: { requests: 2, seconds: 10 } })

  it('counts what comes with the key only', async () => {
    for (let asked = 0; asked < 5; asked += 1) {
      await test.ask('/api/v1/rooms', { headers: { authorization: 'Bearer nope' } })
      await fetch(`${test.server.origin}/product-demo`)
    }
    const statuses = []
    for (let asked = 0; asked < 3; asked += 1) statuses.push((await test.ask('/api/v1/rooms')).status)
    expect(statuses).toEqual([200, 200, 429])
  })
})
