import { describe, expect, it } from 'vitest'
import { startDolby } from './start.ts'
import { basic, noon, useServer } from './test-server.ts'

describe('startDolby', () => {
  it('is three addresses, and none once it is closed', async () => {
    const server = await startDolby()
    const origins = [server.origin, server.comms, server.session]
    expect(new Set(origins).size).toBe(3)
    for (const origin of origins) expect((await fetch(origin)).status).toBe(404)
    await server.close()
    for (const origin of origins) await expect(fetch(origin)).rejects.toThrow('fetch failed')
  })

  it('does not start when a port is taken', async () => {
    const other = await startDolby()
    const port = Number(new URL(other.origin).port)
    await expect(startDolby({ port })).rejects.toThrow('EADDRINUSE')
    await other.close()
  })

  it('tells of each request when it is over', async () => {
    const told = Promise.withResolvers<unknown>()
    const server = await startDolby({ onAnswered: told.resolve })
    await fetch(`${server.comms}/nowhere?a=1`)
    expect(await told.promise).toEqual({
      host: 'comms',
      method: 'GET',
      path: '/nowhere',
      query: 'a=1',
      scheme: 'none',
      secretIn: [],
      fields: [],
      status: 404,
    })
    await server.close()
  })
})

describe('the log', () => {
  const test = useServer()
  const appSecret = 'test-app-secret-not-a-real-one'

  it('says where the app secret stood, and never what it is', async () => {
    const { server } = test
    await test.askApi()
    await test.askClient({ externalId: appSecret })
    await fetch(`${server.comms}/v1/${appSecret}?key=${appSecret}`, { headers: { 'x-key': appSecret } })
    expect(server.asked.map(({ host, path, secretIn }) => [host, path, secretIn])).toEqual([
      ['api', '/v1/auth/token', ['authorization']],
      ['api', '/v1/auth/token', ['authorization']],
      ['comms', '/v2/client-access-token', ['body']],
      ['comms', '/v1/(secret)', ['header', 'path', 'query']],
    ])
    expect(JSON.stringify(server.asked)).not.toContain(appSecret)
  })

  it('hides tokens', async () => {
    const token = await test.apiToken()
    await fetch(`${test.server.comms}/v1/monitor/conferences?token=${token}`)
    expect(test.server.asked.at(-1)?.query).toBe('token=(secret)')
  })
})

describe('on demand, every host', () => {
  const test = useServer()

  it.each([401, 403, 404, 422, 500] as const)('answers %i in the manner of the platform', async (status) => {
    test.server.fault({ kind: 'status', status }, { times: 1 })
    const response = await test.askApi()
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ type: 'ErrorResponse', error_code: expect.any(Number) })
    expect((await test.askApi()).status).toBe(200)
  })

  it('answers 429 with the time to wait', async () => {
    test.server.fault({ kind: 'rate-limit', retryAfter: 7 }, { times: 1, path: '/v2/' })
    expect((await test.askApi()).status).toBe(200)
    const response = await test.askClient({})
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7'])
  })

  it('is slow until it is released', async () => {
    const slow = test.server.fault({ kind: 'slow' }, { times: 1 })
    const answer = test.askApi()
    await slow.reached()
    expect(test.server.asked.at(-1)?.status).toBeNull()
    slow.release()
    expect((await answer).status).toBe(200)
  })

  it('gives out no token when it goes wrong', async () => {
    const before = test.server.state.grants.length
    const faults = [
      { kind: 'cut', at: 'start' },
      { kind: 'cut', at: 'body' },
      { kind: 'broken-json' },
      { kind: 'redirect', to: 'http://127.0.0.1:9/' },
    ] as const
    for (const fault of faults) {
      const running = test.server.fault(fault)
      const { origin } = test.server
      const headers = { authorization: basic(test.server) }
      const asked = fetch(`${origin}/v1/auth/token`, { method: 'POST', redirect: 'manual', headers })
      await asked.then((response) => response.text()).catch(() => '')
      expect(running.hits).toBe(1)
      running.release()
    }
    expect(test.server.state.grants).toHaveLength(before)
  })

  it('says its own time', async () => {
    test.server.shiftClock(90)
    const { headers } = await test.askApi()
    expect(Date.parse(headers.get('date') ?? '') / 1000).toBe(noon + 90)
  })
})
