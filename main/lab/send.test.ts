import { describe, expect, test } from 'vitest'
import { json } from '../platforms/test-server.ts'
import { testNow } from '../test-drafts.ts'
import { everySession } from '../test-engine.ts'
import { labWith, plainSecret, testApiToken, withApiTokens } from './send/test-send.ts'

const bearer = [{ name: 'Authorization', value: 'Bearer {{secret}}' }]
const token = 'test-session-token-not-a-real-one'
const clientPath = '/v2/client-access-token'
const apiBearer = [{ name: 'Authorization', value: 'Bearer {{api-token}}' }]

describe('a crafted request', () => {
  test('goes out as typed, with the secret in the place of its name', async () => {
    const { send, server } = await labWith('video-io', (_, response) => json(response, {}))
    await send({
      method: 'PUT',
      path: '/v1/../odd//path?token={{secret}}',
      headers: [...bearer, { name: 'Content-Type', value: 'text/odd' }],
      body: '{"a":"é","b":"{{secret}}","c":"{{unknown}} {{7*7}}"}',
    })
    const [asked] = server.asked
    expect(asked).toMatchObject({
      method: 'PUT',
      authorization: `Bearer ${plainSecret}`,
      contentType: 'text/odd',
      body: `{"a":"é","b":"${plainSecret}","c":"{{unknown}} {{7*7}}"}`,
    })
    expect(asked?.query.get('token')).toBe(plainSecret)
    expect(asked?.length).toBe(String(Buffer.byteLength(asked?.body ?? '')))
  })

  test('keeps the order and the spelling of its headers, also of two of one name', async () => {
    let raw: readonly string[] = []
    const { send, profile } = await labWith('video-io', (_, response) => {
      raw = response.req.rawHeaders
      json(response, {})
    })
    await send({
      headers: [
        { name: 'x-B', value: '1' },
        { name: 'X-a', value: '' },
        { name: 'x-B', value: '2' },
      ],
    })
    const host = new URL(profile.settings.api ?? '').host
    expect(raw).toEqual([
      ...['Host', host, 'x-B', '1', 'X-a', '', 'x-B', '2', 'Content-Length', '2', 'Connection', 'close'],
    ])
  })

  test('is answered with status, headers and body, and a refusal is an answer too', async () => {
    const { send } = await labWith('video-io', (_, response) =>
      json(response, { error: 'identity is required' }, 422, { 'X-Odd': '1' }),
    )
    const { answer, session } = await send({})
    expect(answer).toMatchObject({ status: 422, body: '{"error":"identity is required"}', isCut: false })
    expect(answer.headers).toContainEqual({ name: 'X-Odd', value: '1' })
    expect(answer.milliseconds).toBeGreaterThanOrEqual(0)
    expect(session).toBeNull()
  })

  test('is not sent on by a redirect', async () => {
    const { send, server } = await labWith('video-io', (_, response) =>
      response.writeHead(307, { location: '/elsewhere' }).end(),
    )
    expect((await send({ headers: bearer })).answer.status).toBe(307)
    expect(server.asked).toHaveLength(1)
  })

  test('of a production profile that does not allow the Lab is not sent', async () => {
    const { send, server } = await labWith('video-io', (_, response) => json(response, {}), {
      environment: 'production',
    })
    await expect(send({})).rejects.toMatchObject({ code: 'lab-closed' })
    expect(server.asked).toEqual([])
  })

  test.each([
    ['to a host of its own', { path: '//example.com/v1/sessions' }],
    ['to a host of its own, in other slashes', { path: '/\\example.com' }],
    ['to an address', { path: 'https://example.com/' }],
    ['with a space in its path', { path: '/a b' }],
    ['with a line end in its path', { path: '/a\r\nHost: example.com' }],
    ['to an origin that the platform does not have', { origin: 'session' }],
    ['to an origin that every object has', { origin: 'constructor' }],
    ['with a method of two words', { method: 'GET /' }],
    ['with CONNECT', { method: 'connect' }],
    ['with a host', { headers: [{ name: 'HOST', value: 'example.com' }] }],
    ['with a length', { headers: [{ name: 'Content-Length', value: '0' }] }],
    ['with pieces', { headers: [{ name: 'transfer-encoding', value: 'chunked' }] }],
    ['with a name that is none', { headers: [{ name: 'a b', value: '1' }] }],
    ['with a header of two lines', { headers: [{ name: 'a', value: '1\r\nb: 2' }] }],
    ['with half a character', { body: '"\ud800"' }],
  ])('that can not be sent is refused before a secret is read: %s', async (_, request) => {
    const { send, server } = await labWith('video-io', (_, response) => json(response, {}))
    await expect(send(request)).rejects.toMatchObject({ code: 'bad-request' })
    expect(server.asked).toEqual([])
  })

  test('fails where there is no key, or one that no header takes', async () => {
    const { send, engine, key } = await labWith('video-io', (_, response) => json(response, {}), {
      secret: 'test-secret-ü-not-a-real-one',
    })
    await expect(send({ headers: bearer })).rejects.toMatchObject({ code: 'key-unreadable' })
    await engine.keys.remove(key.id)
    await expect(send({})).rejects.toMatchObject({ code: 'key-missing' })
  })
})

describe('a token that comes back', () => {
  test('is recorded as crafted with what was asked for, and is never the current session', async () => {
    const { send, engine, profile, key } = await labWith('video-io', (_, response) =>
      json(response, { sessionToken: token, expiresAt: testNow + 60, identity: 'x' }),
    )
    const body = '{"identity":"crm-4711","scopes":7,"note":"{{secret}}"}'
    const { session } = await send({ headers: bearer, body })
    expect(session).toMatchObject({
      origin: 'crafted',
      token,
      externalId: 'crm-4711',
      asked: { identity: 'crm-4711', scopes: 7, note: '{{secret}}' },
      issuedAt: testNow,
      validUntil: testNow + 60,
      isEndUnknown: false,
      keyFingerprint: key.fingerprint,
    })
    expect(engine.sessions.get(session?.id ?? '')).toEqual(session)
    expect(engine.sessions.current(profile.id)).toBeNull()
    expect(engine.sessions.search({ ...everySession, origin: 'crafted' }).rows.length).toBe(1)
  })

  test.each([
    ['no JSON', 'identity=crm', null],
    ['a list', '["crm"]', null],
    ['an empty object', '{ }', {}],
    ['another type', '{"identity":4711}', { identity: 4711 }],
  ])('for a body that is %s is recorded as far as that can be read', async (_, body, asked) => {
    const { send } = await labWith('video-io', (_, response) => json(response, { session_key: token }))
    const { session } = await send({ body })
    expect(session).toMatchObject({ asked, token, externalId: null, isEndUnknown: true })
  })

  test('with an error, or with a refusal, is none', async () => {
    const answers = [{ sessionToken: token, error: 'no' }, { sessionToken: token }]
    const { send, engine } = await labWith('video-io', (_, response) =>
      json(response, answers.pop(), answers.length === 1 ? 403 : 200),
    )
    expect((await send({})).session).toBeNull()
    expect((await send({})).session).toBeNull()
    expect(engine.sessions.search(everySession).rows.length).toBe(0)
  })

  test('of Digital Samba leads to its room', async () => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const jwt = `${part({ alg: 'HS256' })}.${part({ rd: 'demo-room', exp: testNow + 9 })}.c2ln`
    const { send, server } = await labWith('digital-samba', (_, response) => json(response, { token: jwt }))
    const { session } = await send({
      path: '/api/v1/rooms/demo-room/token',
      headers: [{ name: 'Authorization', value: 'Basic {{basic}}' }],
      body: '{"exp":1}',
    })
    expect(session).toMatchObject({
      room: 'demo-room',
      validUntil: testNow + 9,
      asked: { exp: 1 },
      token: jwt,
    })
    expect(session?.link).toBe(`https://acme.digitalsamba.com/demo-room?token=${jwt}`)
    const basic = Buffer.from(`11111111-2222-4333-8444-555555555555:${plainSecret}`).toString('base64')
    expect(server.asked[0]?.authorization).toBe(`Basic ${basic}`)
  })
})

describe('an API token of Dolby.io', () => {
  const request = { origin: 'comms', path: clientPath, headers: apiBearer }

  test('is got once and remembered', async () => {
    const { send, server } = await labWith(
      'dolby',
      withApiTokens((_, response) => json(response, { access_token: token, expires_in: 60 })),
    )
    const { session, answer } = await send(request)
    await send(request)
    expect(session).toMatchObject({ token, validUntil: testNow + 60 })
    expect(answer.body).toContain(token)
    expect(server.asked.map(({ path }) => path)).toEqual(['/v1/auth/token', clientPath, clientPath])
    expect(server.asked[2]?.authorization).toBe(`Bearer ${testApiToken}-1`)
  })

  test('that is no longer accepted is forgotten, and the request goes out once more', async () => {
    let revoked = ''
    const { send, server } = await labWith(
      'dolby',
      withApiTokens(({ authorization }, response) =>
        json(response, { access_token: token }, authorization === revoked ? 401 : 200),
      ),
    )
    await send(request)
    revoked = `Bearer ${testApiToken}-1`
    expect((await send(request)).session).not.toBeNull()
    expect(server.asked.map(({ authorization }) => authorization).slice(2)).toEqual([
      `Bearer ${testApiToken}-1`,
      expect.stringMatching(/^Basic /),
      `Bearer ${testApiToken}-2`,
    ])
  })

  test('that was got a moment ago and is refused is not tried again', async () => {
    const { send, server } = await labWith(
      'dolby',
      withApiTokens((_, response) => json(response, {}, 401)),
    )
    expect((await send(request)).answer.status).toBe(401)
    expect(server.asked).toHaveLength(2)
    await send(request)
    expect(server.asked).toHaveLength(4)
  })

  test('that the platform does not give is no answer to the request', async () => {
    const { send } = await labWith('dolby', (_, response) => json(response, { message: 'no' }, 401))
    await expect(send(request)).rejects.toMatchObject({
      code: 'failed',
      message: expect.stringContaining('{{api-token}}'),
    })
  })

  test('is taken out of the answer that gives it, and is no session', async () => {
    const { send, engine } = await labWith(
      'dolby',
      withApiTokens((_, response) => json(response, {})),
    )
    const { answer, session } = await send({
      path: '/v1/auth/token',
      headers: [{ name: 'Authorization', value: 'Basic {{basic}}' }],
      body: 'grant_type=client_credentials',
    })
    expect(answer.body).toBe('{"access_token":"…","expires_in":1800}')
    expect(session).toBeNull()
    expect(engine.sessions.search(everySession).rows.length).toBe(0)
  })

  test('and tokens of other kinds go where their names stand', async () => {
    const { send, server } = await labWith(
      'dolby',
      withApiTokens((_, response) => json(response, { access_token: token })),
    )
    const used = async (value: string) => {
      const { answer } = await send({ ...request, headers: [{ name: 'Authorization', value }] })
      return { sent: server.asked.at(-1)?.authorization, answer }
    }
    expect((await used('Bearer {{monitor-token}}')).sent).toBe(`Bearer ${testApiToken}-1`)
    expect(server.asked[0]?.body).toContain('comms%3Amonitor%3Aread')
    expect((await used('Bearer {{client-token}}x')).sent).toBe(`Bearer ${token}x`)
    expect((await used('Bearer {{secret}}')).sent).toBe(`Bearer ${plainSecret}`)
  })
})

describe('a lock', () => {
  test('ends a request that is under way, and nothing of it is recorded', async () => {
    const asked = Promise.withResolvers<() => void>()
    let isLocked = false
    const { send, engine } = await labWith('video-io', (_, response) => {
      if (isLocked) return json(response, {})
      asked.resolve(() => json(response, { sessionToken: token }))
    })
    const sending = send({ headers: bearer })
    const failure = sending.catch((error: unknown) => error)
    const answer = await asked.promise
    const locking = engine.lock()
    isLocked = true
    answer()
    expect(await failure).toMatchObject({ code: 'cancelled' })
    await locking
    await engine.unlock()
    expect(engine.sessions.search(everySession).rows.length).toBe(0)
    await expect(send({})).resolves.toMatchObject({ answer: { status: 200 } })
  })
})
