import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startVideoIo, type VideoIo } from './start.ts'

/** Epoch seconds: 2026-11-20 12:00:00 UTC. */
const noon = Date.UTC(2026, 10, 20, 12) / 1000
const apiToken = 'test-api-token-not-a-real-one'
const json = 'application/json'
const form = 'application/x-www-form-urlencoded'

let server: VideoIo
beforeAll(async () => {
  server = await startVideoIo({ time: () => noon * 1000 })
})
afterAll(() => server.close())
beforeEach(() => {
  server.speak({ generation: '2021', expiry: 'iso', errors: 'status' })
  server.shiftClock(0)
  server.changeApiToken(apiToken)
})

const ask = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${server.origin}/v1/sessions`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${apiToken}`, 'content-type': json, ...headers },
  })
const read = async (fields: unknown) => {
  const response = await ask(JSON.stringify(fields))
  expect(response.status).toBe(200)
  return (await response.json()) as Record<string, unknown>
}

describe('POST /v1/sessions as the Node client of 2021 asks', () => {
  it('gives a token, its end and the identity, and keeps the scopes', async () => {
    const answer = await read({ identity: 'crm-17', scopes: ['videos.read', 'nobody.knows'] })
    expect(answer).toEqual({
      sessionToken: expect.stringMatching(/^[\da-zA-Z]{24}$/),
      expiresAt: '2026-11-20T13:00:00.000Z',
      identity: 'crm-17',
    })
    expect(server.state.sessions.at(-1)).toEqual({
      token: answer.sessionToken,
      identity: 'crm-17',
      scopes: ['videos.read', 'nobody.knows'],
      issuedAt: noon,
      expiresAt: noon + 3600,
    })
  })

  it('takes no scopes for an empty list, and an identity as it is', async () => {
    await read({ identity: ' Zoë 😀 ' })
    expect(server.state.sessions.at(-1)).toMatchObject({ identity: ' Zoë 😀 ', scopes: [] })
  })

  it.each([
    ['iso', '2026-11-20T13:00:00.000Z'],
    ['seconds', noon + 3600],
    ['milliseconds', (noon + 3600) * 1000],
    ['word', 'now'],
    ['missing', undefined],
  ] as const)('writes the expiry in the form %s', async (expiry, expiresAt) => {
    server.speak({ expiry })
    const answer = await read({ identity: 'crm-17' })
    expect(answer.expiresAt).toBe(expiresAt)
    expect('expiresAt' in answer).toBe(expiry !== 'missing')
  })

  it.each([
    ['an empty identity', '{"identity":""}', {}, 400],
    ['no identity', '{}', {}, 400],
    ['a number', '{"identity":17}', {}, 400],
    ['scopes in one text', '{"identity":"a","scopes":"videos.read"}', {}, 400],
    ['a number among the scopes', '{"identity":"a","scopes":[1]}', {}, 400],
    ['a list', '[]', {}, 400],
    ['what is no JSON', '{"identity":"a', {}, 400],
    ['a form', 'identity=a', { 'content-type': form }, 415],
    ['another token', '{"identity":"a"}', { authorization: `Bearer ${apiToken}x` }, 401],
    ['the other generation', '{"identity":"a"}', { authorization: `App token=${apiToken}` }, 401],
    ['Basic', '{"identity":"a"}', { authorization: `Basic ${apiToken}` }, 401],
  ])('refuses %s', async (_name, body, headers, status) => {
    const before = server.state.sessions.length
    const response = await ask(body, headers as Record<string, string>)
    expect(response.status).toBe(status)
    expect(await response.json()).toEqual({ error: expect.any(String) })
    server.speak({ errors: 'in-200' })
    const again = await ask(body, headers as Record<string, string>)
    expect(again.status).toBe(200)
    expect(await again.json()).toEqual({ error: expect.any(String) })
    expect(server.state.sessions).toHaveLength(before)
  })

  it('refuses a body of more than 1 MB', async () => {
    expect((await ask('a'.repeat(1024 * 1024 + 1))).status).toBe(413)
  })
})

describe('POST /v1/sessions as it is documented', () => {
  const app = { authorization: `App token=${apiToken}` }
  beforeEach(() => server.speak({ generation: 'documented' }))

  it.each([
    ['a form', 'identity=Zo%C3%AB', form],
    ['JSON', '{"identity":"Zoë","scopes":["videos.read"]}', json],
  ])('takes %s, and says no expiry', async (_name, body, type) => {
    const response = await ask(body, { ...app, 'content-type': type })
    expect(await response.json()).toEqual({ session_key: expect.any(String), identity: 'Zoë' })
    expect(server.state.sessions.at(-1)).toMatchObject({ identity: 'Zoë', scopes: null })
  })

  it('takes JSON without a content type', async () => {
    const response = await fetch(`${server.origin}/v1/sessions`, {
      method: 'POST',
      body: new TextEncoder().encode('{"identity":"crm-17"}'),
      headers: app,
    })
    expect(await response.json()).toMatchObject({ identity: 'crm-17' })
  })

  it.each([
    ['an empty identity', 'identity=', app, 400],
    ['no identity', '', app, 400],
    ['the other generation', 'identity=a', { authorization: `Bearer ${apiToken}` }, 401],
    ['a token without its name', 'identity=a', { authorization: `App ${apiToken}` }, 401],
  ])('refuses %s', async (_name, body, headers, status) => {
    expect((await ask(body, { ...headers, 'content-type': form })).status).toBe(status)
  })
})

describe('the server', () => {
  it('knows one path and one method', async () => {
    expect((await fetch(`${server.origin}/v1/users`)).status).toBe(404)
    const response = await fetch(`${server.origin}/v1/sessions`)
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
  })

  it('takes a token until the second in which it expires, and never the API token', async () => {
    const { sessionToken } = await read({ identity: 'crm-17' })
    server.shiftClock(3599)
    expect(server.sessionOf(String(sessionToken))?.identity).toBe('crm-17')
    server.shiftClock(3600)
    expect(server.sessionOf(String(sessionToken))).toBeNull()
    expect(server.sessionOf(apiToken)).toBeNull()
  })

  it('shuts the last API token out once there is another', async () => {
    server.changeApiToken('another-test-token-not-a-real-one')
    expect(server.apiToken).toBe('another-test-token-not-a-real-one')
    expect((await ask('{"identity":"a"}')).status).toBe(401)
    const authorization = `Bearer ${server.apiToken}`
    expect((await ask('{"identity":"a"}', { authorization })).status).toBe(200)
  })

  it('writes requests down, with the places of the API token and without it', async () => {
    const before = server.asked.length
    const { sessionToken } = await read({ identity: 'crm-17' })
    await ask(JSON.stringify({ identity: apiToken }), { authorization: 'none' })
    await fetch(`${server.origin}/v1/${sessionToken}?key=${apiToken}`)
    expect(server.asked.slice(before)).toEqual([
      {
        method: 'POST',
        path: '/v1/sessions',
        query: '',
        scheme: 'bearer',
        secretIn: ['authorization'],
        status: 200,
      },
      { method: 'POST', path: '/v1/sessions', query: '', scheme: 'other', secretIn: ['body'], status: 401 },
      {
        method: 'GET',
        path: '/v1/(secret)',
        query: 'key=(secret)',
        scheme: 'none',
        secretIn: ['query'],
        status: 404,
      },
    ])
  })

  it.each([401, 403, 404, 422, 500] as const)('answers %i on demand', async (status) => {
    server.fault({ kind: 'status', status }, { times: 1 })
    const response = await ask('{"identity":"a"}')
    expect([response.status, await response.json()]).toEqual([status, { error: expect.any(String) }])
  })

  it('answers 429 with the time to wait, and gives out nothing when it is cut', async () => {
    server.fault({ kind: 'rate-limit', retryAfter: 7 }, { times: 1 })
    expect((await ask('{"identity":"a"}')).headers.get('retry-after')).toBe('7')
    const before = server.state.sessions.length
    server.fault({ kind: 'cut', at: 'start' }, { times: 1 })
    await expect(ask('{"identity":"a"}')).rejects.toThrow('fetch failed')
    expect(server.state.sessions).toHaveLength(before)
  })
})
