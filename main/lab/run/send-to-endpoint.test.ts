import type { AddressInfo } from 'node:net'
import { createServer as createTcpServer, type Socket } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Endpoint } from '../../../shared/lab/schemas.ts'
import { type Answering, json, serve } from '../../platforms/test-server.ts'
import { openEndpoint, type SenderOptions } from './send-to-endpoint.ts'
import { endpointOn } from './test-runs.ts'

const filling = {
  link: 'https://acme.digitalsamba.com/lobby?token=test-token',
  room: 'lobby',
  token: 'test-token',
}

/** An opened endpoint that is closed after the test. */
function sender(origin: string, endpoint: Partial<Endpoint> = {}, options: Partial<SenderOptions> = {}) {
  const opened = openEndpoint({ endpoint: endpointOn(origin, endpoint), origin, concurrency: 2, ...options })
  onTestFinished(() => opened.close())
  return opened
}

/** What comes of one row at a server that answers so. */
async function seenAt(answer: Answering, options: Partial<SenderOptions> = {}) {
  const server = await serve(answer)
  return { server, seen: await sender(server.origin, {}, options).observe(filling) }
}

/** A server that speaks as the test says, which need not be HTTP. */
async function rawServer(speak: (socket: Socket, text: string) => void) {
  const sockets = new Set<Socket>()
  const server = createTcpServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => speak(socket, chunk.toString('latin1')))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('what is sent', () => {
  test('is the request of the endpoint with the row put in', async () => {
    const server = await serve((_, response) => json(response, {}))
    const endpoint: Partial<Endpoint> = {
      url: `${server.origin}/rooms/{room}/check?t={token}`,
      method: 'POST',
      headers: [
        { name: 'Authorization', value: 'Bearer {token}' },
        { name: 'content-type', value: 'application/json' },
      ],
      body: '{"token":"{token}","é":"{room}"}',
    }
    const seen = await sender(server.origin, endpoint).observe({ ...filling, room: 'the lobby' })
    expect(seen).toEqual({ observed: 'accepted', detail: '200: {}' })
    expect(server.asked).toMatchObject([
      {
        method: 'POST',
        path: '/rooms/the%20lobby/check',
        authorization: 'Bearer test-token',
        contentType: 'application/json',
        body: '{"token":"test-token","é":"the lobby"}',
        length: '39',
      },
    ])
    expect(server.asked[0]?.query.get('t')).toBe('test-token')
  })

  test('is the link’s path and query on the endpoint’s host', async () => {
    const server = await serve((_, response) => json(response, {}))
    await sender(server.origin, { url: `${server.origin}{link}` }).observe(filling)
    expect(server.asked).toMatchObject([{ method: 'GET', path: '/lobby' }])
    expect(server.asked[0]?.query.get('token')).toBe('test-token')
  })

  test('has every header as typed, twice where it is there twice, and no body for GET', async () => {
    let heard = ''
    const origin = await rawServer((socket, text) => {
      heard += text
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n')
    })
    const headers = [
      { name: 'X-Test', value: 'one' },
      { name: 'x-test', value: 'two {token}' },
      { name: '__proto__', value: 'three' },
      { name: 'observed', value: 'four' },
    ]
    const seen = await sender(origin, { headers, body: 'not sent' }).observe(filling)
    expect(seen.observed).toBe('accepted')
    expect(heard).toMatch(
      /\r\nX-Test: one\r\nX-Test: two test-token\r\n__proto__: three\r\nobserved: four\r\n/,
    )
    expect(heard).not.toContain('not sent')
    expect(heard).not.toMatch(/cookie/i)
  })

  test.each([
    ['a line end', 'a\r\nX-Stolen: yes'],
    ['a character above Latin-1', 'a🙂'],
    ['a NUL', 'a\0b'],
  ])('is nothing where a header would hold %s', async (_, token) => {
    const server = await serve((_request, response) => json(response, {}))
    const headers = [{ name: 'Authorization', value: 'Bearer {token}' }]
    const seen = await sender(server.origin, { headers }).observe({ ...filling, token })
    expect(seen.observed).toBe('error')
    expect(seen.detail).toMatch(/^Not sent: the header “Authorization” can't hold this token/)
    expect(server.connections()).toBe(0)
  })

  test('is nothing where a body would hold half a surrogate pair', async () => {
    const server = await serve((_, response) => json(response, {}))
    const seen = await sender(server.origin, { method: 'PUT', body: '{token}' }).observe({
      ...filling,
      token: '\ud83d',
    })
    expect(seen).toMatchObject({ observed: 'error', detail: expect.stringContaining('surrogate') })
    expect(server.connections()).toBe(0)
  })

  test('is nothing where the endpoint wants a link and there is none', async () => {
    const server = await serve((_, response) => json(response, {}))
    for (const part of [{ url: `${server.origin}{link}` }, { headers: [{ name: 'x', value: '{link}' }] }]) {
      const seen = await sender(server.origin, part).observe({ ...filling, link: null })
      expect(seen).toMatchObject({ observed: 'error', detail: expect.stringContaining('{link}') })
    }
    expect(server.connections()).toBe(0)
  })

  test.each([
    'http://127.0.0.1{token}/',
    'http://{token}/',
    'http://127.0.0.1:1@{token}/',
    'http://user:pass@127.0.0.1/',
    'http://127.0.0.1:1/',
    'http://localhost/',
    'https://127.0.0.1/',
    'https://example.com/',
    'ftp://127.0.0.1/',
    'no address',
  ])('is nothing where %s would lead elsewhere', async (url) => {
    const server = await serve((_, response) => json(response, {}))
    const token = server.origin.slice('http://127.0.0.1'.length)
    const origin = 'http://127.0.0.1'
    const opened = openEndpoint({ endpoint: { ...endpointOn(origin), url }, origin, concurrency: 1 })
    onTestFinished(() => opened.close())
    const seen = await opened.observe({ ...filling, token })
    expect(seen).toMatchObject({ observed: 'error', detail: expect.stringContaining('somewhere else') })
    expect(server.connections()).toBe(0)
  })

  test.each(['http://192.0.2.1', 'http://example.com'])('is nothing in the clear to %s', async (origin) => {
    const seen = await sender(origin).observe(filling)
    expect(seen).toMatchObject({ observed: 'error', detail: expect.stringContaining('somewhere else') })
  })

  test('reaches localhost without asking a resolver, on IPv4 and on IPv6', async () => {
    for (const host of ['127.0.0.1', '::1']) {
      const { port } = await serve((_, response) => json(response, {}), host)
      expect(await sender(`http://localhost:${port}`).observe(filling)).toMatchObject({
        observed: 'accepted',
      })
    }
  })
})

describe('an answer', () => {
  test('that redirects is not followed, and only its host is told', async () => {
    const other = await serve((_, response) => json(response, {}))
    const { seen } = await seenAt((_, response) =>
      response.writeHead(302, { location: `${other.origin}/login?token=test-token` }).end(),
    )
    expect(seen).toEqual({
      observed: 'refused',
      detail: `302: A redirect to 127.0.0.1:${other.port}, which is not followed.`,
    })
    expect(other.connections()).toBe(0)
  })

  test('that repeats the token or the password is told without them', async () => {
    const server = await serve((request, response) => {
      response
        .writeHead(403)
        .end(`No: ${request.query.get('token')} ${request.authorization} test-password-1`)
    })
    const value = `Basic ${Buffer.from('team:test-password-1').toString('base64')}`
    const seen = await sender(server.origin, { headers: [{ name: 'Authorization', value }] }).observe(filling)
    expect(seen).toEqual({ observed: 'refused', detail: '403: No: … … …' })
  })

  test('sets no cookie for the next one', async () => {
    const cookies: string[] = []
    const origin = await rawServer((socket, text) => {
      cookies.push(...(text.match(/^cookie:.*$/gim) ?? []))
      socket.write('HTTP/1.1 200 OK\r\nset-cookie: a=b\r\ncontent-length: 0\r\n\r\n')
    })
    const one = sender(origin)
    await one.observe(filling)
    await one.observe(filling)
    expect(cookies).toEqual([])
  })

  test('is read to its limit and no further', async () => {
    const { seen } = await seenAt(
      (_, response) => {
        const more = () => {
          while (response.write('x'.repeat(65_536)));
        }
        response.writeHead(200).on('drain', more)
        more()
      },
      { bodyLimit: 100_000 },
    )
    expect(seen).toMatchObject({ observed: 'accepted' })
  })

  test('that does not come in time is an error', async () => {
    const { seen } = await seenAt(() => undefined, { timeLimit: 20 })
    expect(seen.observed).toBe('error')
    expect(seen.detail).toMatch(/^127\.0\.0\.1:\d+ did not answer within 0\.02 s\.$/)
  })

  test('that begins and does not end in time is an error', async () => {
    const { seen } = await seenAt((_, response) => response.writeHead(200).write('a'), { timeLimit: 50 })
    expect(seen).toMatchObject({
      observed: 'error',
      detail: expect.stringContaining('did not answer within'),
    })
  })

  test('that breaks off is an error', async () => {
    const { seen } = await seenAt((_, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('half', () => response.destroy())
    })
    expect(seen).toMatchObject({ observed: 'error', detail: expect.stringContaining('broke off') })
  })

  test('that never begins, since the server hangs up, is an error', async () => {
    const { seen } = await seenAt((_, response) => response.destroy())
    expect(seen).toMatchObject({ observed: 'error', detail: expect.stringContaining('cut the connection') })
  })

  test.each(['220 mail.example.com ESMTP\r\n', '\0\x01\x02\xff', 'HTTP/1.1 abc\r\n\r\n'])(
    'that is garbage (%j) is an error',
    async (text) => {
      const origin = await rawServer((socket) => socket.end(text))
      const seen = await sender(origin).observe(filling)
      expect(seen).toMatchObject({
        observed: 'error',
        detail: expect.stringContaining('not answer as a web server'),
      })
    },
  )

  test('that changes to another protocol is an error', async () => {
    const origin = await rawServer((socket) =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: other\r\n\r\n'),
    )
    expect(await sender(origin).observe(filling)).toMatchObject({ observed: 'error' })
  })

  test('of nobody is an error', async () => {
    const server = await serve((_, response) => json(response, {}))
    await server.close()
    expect(await sender(server.origin).observe(filling)).toMatchObject({
      observed: 'error',
      detail: expect.stringContaining('does not take connections'),
    })
  })
})

describe('connections', () => {
  test('are kept open, and no more than asked for', async () => {
    const server = await serve((_, response) => json(response, {}))
    const one = sender(server.origin)
    await Promise.all(Array.from({ length: 20 }, () => one.observe(filling)))
    expect(server.asked).toHaveLength(20)
    expect(server.connections()).toBe(2)
  })

  test('that the server closed in between are opened anew, but not for a POST', async () => {
    const server = await serve((_, response) => {
      if (server.asked.length % 2 === 0) response.destroy()
      else json(response, {})
    })
    const one = sender(server.origin, {}, { concurrency: 1 })
    expect(await one.observe(filling)).toMatchObject({ observed: 'accepted' })
    expect(await one.observe(filling)).toMatchObject({ observed: 'accepted' })
    expect(server.asked).toHaveLength(3)
    const post = sender(server.origin, { method: 'POST' }, { concurrency: 1 })
    await post.observe(filling)
    server.asked.splice(0)
    await post.observe(filling)
    expect(await post.observe(filling)).toMatchObject({ observed: 'error' })
    expect(server.asked).toHaveLength(2)
  })

  test('end at once where they are closed, and nothing is sent any more', async () => {
    const arrived = Promise.withResolvers<void>()
    const server = await serve(() => arrived.resolve())
    const one = sender(server.origin)
    const waiting = one.observe(filling)
    await arrived.promise
    one.close()
    expect(await waiting).toMatchObject({ observed: 'error' })
    expect(await one.observe(filling)).toMatchObject({ observed: 'error' })
    expect(server.asked).toHaveLength(1)
  }, 5000)

  test('end also where they are closed before they are made', async () => {
    const server = await serve(() => undefined)
    const one = sender(server.origin)
    const waiting = one.observe(filling)
    one.close()
    expect(await waiting).toMatchObject({ observed: 'error' })
  }, 5000)
})
