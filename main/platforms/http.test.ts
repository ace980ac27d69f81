import { describe, expect, test } from 'vitest'
import { ask, basic, connection, failureOf, get, key } from './test-connection.ts'
import { json, serve } from './test-server.ts'

describe('a question', () => {
  test('goes out as GET with the authorization and comes back as JSON', async () => {
    const { origin, asked } = await serve((_request, response) => json(response, { data: [] }))
    const answer = await connection(origin).ask(get('/api/v1/rooms?limit=1'))
    expect(answer).toEqual({
      status: 200,
      body: { data: [] },
      words: null,
      retryAfter: null,
      clockAhead: expect.any(Number),
    })
    expect(asked).toMatchObject([{ method: 'GET', path: '/api/v1/rooms', authorization: basic }])
    expect(asked[0]?.query.get('limit')).toBe('1')
  })

  test('reaches localhost without asking a resolver, on IPv4 and on IPv6', async () => {
    for (const host of ['127.0.0.1', '::1']) {
      const { port } = await serve((_request, response) => json(response, { host }), host)
      const answer = await connection(`http://localhost:${port}`).ask(get())
      expect(answer.body).toEqual({ host })
    }
  })

  test('uses one connection for one after the other', async () => {
    const server = await serve((_request, response) => json(response, {}))
    const one = connection(server.origin)
    for (let page = 0; page < 5; page += 1) await one.ask(get(`/?page=${page}`))
    expect(server.asked).toHaveLength(5)
    expect(server.connections()).toBe(1)
  })

  test('is asked anew where the kept connection was closed in between', async () => {
    const server = await serve((request, response) => {
      if (request.path === '/second' && server.connections() === 1) response.destroy()
      else json(response, {})
    })
    const one = connection(server.origin)
    await one.ask(get('/first'))
    expect((await one.ask(get('/second'))).status).toBe(200)
    expect(server.connections()).toBe(2)
  })

  test('tells by how much the clocks differ', async () => {
    const date = new Date(1_700_000_000_000).toUTCString()
    const answer = await ask((_request, response) => json(response, {}, 200, { date }), {
      now: () => 1_700_000_042,
    })
    expect(answer.clockAhead).toBe(42)
  })

  test.each([401, 403, 404, 422, 429, 500, 503])(
    'gives %d back with the platform’s words',
    async (status) => {
      const answer = await ask((_request, response) =>
        json(response, { message: 'No,\nnot so.' }, status, { 'retry-after': '38' }),
      )
      expect(answer).toMatchObject({ status, words: 'No, not so.', retryAfter: '38' })
    },
  )

  test('that is refused with a page instead of JSON has no words', async () => {
    const answer = await ask((_request, response) => response.writeHead(502).end('<html>Bad Gateway'))
    expect(answer).toMatchObject({ status: 502, words: null, body: null })
  })
})

describe('the key goes nowhere else', () => {
  test.each([301, 302, 303, 307, 308])('a %d to another host is not followed', async (status) => {
    const other = await serve((_request, response) => json(response, {}))
    const location = `${other.origin}/steal?key=${key}&token=hidden`
    const error = await failureOf(ask((_request, response) => response.writeHead(status, { location }).end()))
    expect(error.code).toBe('platform-unavailable')
    expect(error.message).toContain(`a redirect to 127.0.0.1:${other.port}, which is not followed`)
    expect(error.message).not.toContain('hidden')
    expect(error.message).not.toContain('steal')
    expect(other.asked).toEqual([])
    expect(other.connections()).toBe(0)
  })

  test.each(['/api/v2/rooms', '', 'http://', undefined])('nor is one to %j', async (location) => {
    const { origin, asked } = await serve((_request, response) =>
      response.writeHead(302, location === undefined ? {} : { location }).end(),
    )
    const error = await failureOf(connection(origin).ask(get()))
    expect(error.message).toContain('which is not followed')
    expect(asked).toHaveLength(1)
  })

  test('a redirect to a host that repeats the key is told without it', async () => {
    const location = `https://${key}.evil.test/`
    const error = await failureOf(ask((_request, response) => response.writeHead(302, { location }).end()))
    expect(error.message).toContain('a redirect to another address')
  })

  test.each(['http://api.digitalsamba.com', 'http://0.0.0.0:1', 'http://192.168.0.1', 'ws://127.0.0.1'])(
    'http to %s is refused before anything is sent',
    (origin) => {
      expect(() => connection(origin)).toThrow(expect.objectContaining({ code: 'bad-request' }))
    },
  )

  test('a path that leads to another host is refused', async () => {
    const other = await serve((_request, response) => json(response, {}))
    const { origin } = await serve((_request, response) => json(response, {}))
    const error = await failureOf(connection(origin).ask(get(`//127.0.0.1:${other.port}/`)))
    expect(error.code).toBe('bad-request')
    expect(other.connections()).toBe(0)
  })

  test('a platform that repeats what it was sent is not quoted', async () => {
    const answer = await ask((request, response) =>
      json(response, { message: `Bad header: ${request.authorization} (${key})` }, 401),
    )
    expect(answer.words).toBeNull()
  })
})
