import { describe, expect, it } from 'vitest'
import { invalidToken, noon, payloadOf, useServer } from '../test-server.ts'

const grantType = 'grant_type=client_credentials'

describe('POST /v1/auth/token', () => {
  const test = useServer()

  it('gives a JWT that is good for 1,800 seconds and unrestricted', async () => {
    const answer = await (await test.askApi()).json()
    expect(answer).toEqual({ access_token: expect.any(String), token_type: 'Bearer', expires_in: 1800 })
    expect(payloadOf(answer.access_token)).toMatchObject({ iat: noon, exp: noon + 1800 })
  })

  it.each([
    ['1', 200],
    ['86400', 200],
    ['0', 400],
    ['86401', 400],
    ['-1', 400],
    ['1.5', 400],
    ['soon', 400],
    ['', 400],
  ])('asked for %j seconds answers %i', async (seconds, status) => {
    const response = await test.askApi(`${grantType}&expires_in=${seconds}`)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject(
      status === 200 ? { expires_in: Number(seconds) } : { error_code: 90 },
    )
  })

  it('leaves out scopes that it does not know', async () => {
    const scope = 'comms:client_access_token:create comms:nothing COMMS:CONF:CREATE'
    const answer = await (
      await test.askApi(new URLSearchParams({ grant_type: 'client_credentials', scope }).toString())
    ).json()
    expect(answer.scope).toBe('comms:client_access_token:create')
  })

  it.each([
    ['no grant type', 'expires_in=60', {}, 400],
    ['another grant type', 'grant_type=refresh_token', {}, 400],
    ['JSON', '{"grant_type":"client_credentials"}', { 'content-type': 'application/json' }, 415],
    [
      'another secret',
      grantType,
      { authorization: `Basic ${btoa('test-app-key-not-a-real-one:nope')}` },
      401,
    ],
    ['a bearer', grantType, { authorization: 'Bearer abc' }, 401],
  ])('refuses %s', async (_name, form, headers, status) => {
    const response = await test.askApi(form, headers)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ type: 'ErrorResponse', error_reason: expect.any(String) })
  })

  it('is not on the other hosts, and knows no other method', async () => {
    const { origin, comms } = test.server
    expect((await fetch(`${comms}/v1/auth/token`, { method: 'POST' })).status).toBe(404)
    const asked = await fetch(`${origin}/v1/auth/token`)
    expect([asked.status, asked.headers.get('allow')]).toEqual([405, 'POST'])
  })
})

describe('a new app secret', () => {
  const test = useServer()

  it('shuts the last one out', async () => {
    const { appKey, appSecret } = { ...test.server.credentials }
    test.server.changeAppSecret('another-test-secret-not-a-real-one')
    const authorization = `Basic ${btoa(`${appKey}:${appSecret}`)}`
    expect((await test.askApi(undefined, { authorization })).status).toBe(401)
    expect((await test.askApi()).status).toBe(200)
  })
})

describe('the right of an API token', () => {
  const test = useServer()
  const statusWith = async (token: string) => {
    const response = await test.askClient({}, { authorization: `Bearer ${token}` })
    return [response.status, await response.json()]
  }

  it.each([
    ['', 200],
    ['&scope=comms:client_access_token:create', 200],
    ['&scope=comms:*', 200],
    ['&scope=comms:monitor:read', 403],
    ['&scope=nothing', 403],
  ])('with %j is %i at the client access token', async (scope, status) => {
    expect((await statusWith(await test.apiToken(grantType + scope)))[0]).toBe(status)
  })

  it('ends with the second at which it expires', async () => {
    const token = await test.apiToken(`${grantType}&expires_in=60`)
    test.server.shiftClock(59)
    expect((await statusWith(token))[0]).toBe(200)
    test.server.shiftClock(60)
    expect(await statusWith(token)).toEqual([401, invalidToken])
    test.server.shiftClock(0)
  })

  it('is none for a client access token, an unknown one, or one that was revoked', async () => {
    const client = await test.clientToken({})
    expect(await statusWith(client.access_token)).toEqual([401, invalidToken])
    expect(await statusWith('abc')).toEqual([401, invalidToken])
    const token = await test.apiToken()
    test.server.revokeTokens()
    expect(await statusWith(token)).toEqual([401, invalidToken])
  })
})
