import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { basic, noon, payloadOf, useServer } from '../test-server.ts'

describe('POST /v2/client-access-token', () => {
  const test = useServer()

  it('gives a token for an hour, with the scopes that it knows and the external id', async () => {
    const sessionScope = 'conf:create Notifications:set notifications:set nothing'
    const answer = await test.clientToken({ sessionScope, externalId: 'crm-17' })
    expect(answer).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'conf:create notifications:set',
    })
    expect(payloadOf(answer.access_token)).toMatchObject({
      externalId: 'crm-17',
      scope: 'conf:create notifications:set',
      iat: noon,
      exp: noon + 3600,
    })
  })

  it('takes no scopes for all of them', async () => {
    expect((await test.clientToken({})).scope).toBe('*')
    expect((await test.clientToken({ sessionScope: 'nothing' })).scope).toBe('')
  })

  it.each([1, 86_400])('is good for as many as %i seconds', async (expires_in) => {
    expect((await test.clientToken({ expires_in })).expires_in).toBe(expires_in)
  })

  it.each([0, 86_401, -1, 1.5, '60', null, true])('refuses %j seconds', async (expires_in) => {
    const response = await test.askClient({ expires_in })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error_code: 90, error_reason: 'Illegal argument' })
  })

  it.each([
    ['a'.repeat(1024), 200],
    ['a'.repeat(1025), 400],
    ['é'.repeat(512), 200],
    ['é'.repeat(513), 400],
    ['😀'.repeat(256), 200],
    ['😀'.repeat(257), 400],
  ])('counts an external id in bytes: %.3s… is %i', async (externalId, status) => {
    const response = await test.askClient({ externalId })
    expect(response.status).toBe(status)
    if (status === 200) expect(test.server.state.grants.at(-1)?.externalId).toBe(externalId)
  })

  it.each([
    [{ sessionScope: ['conf:create'] }],
    [{ externalId: 17 }],
    [{ externalId: null }],
    [[]],
    ['text'],
  ])('refuses %j', async (body) => {
    expect((await test.askClient(body)).status).toBe(400)
  })

  it('refuses a form, and whoever comes with key and secret', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await test.askClient({}, form)).status).toBe(415)
    expect((await test.askClient({}, { authorization: basic(test.server) })).status).toBe(401)
  })

  it('takes a body that the length cuts short for no JSON', async () => {
    const body = JSON.stringify({ externalId: 'Zoë Ålund' })
    const sent = (length: number) => sendRaw(test.server.comms, body, length)
    const authorization = `Bearer ${await test.apiToken()}`
    expect(await sent(Buffer.byteLength(body))(authorization)).toContain('HTTP/1.1 200')
    expect(await sent(body.length)(authorization)).toContain('HTTP/1.1 400')
  })
})

/** Sends a body with a length of its own, as a client does that counts letters for bytes. */
function sendRaw(origin: string, body: string, length: number) {
  return (authorization: string) =>
    new Promise<string>((resolve, reject) => {
      const pieces: Buffer[] = []
      const socket = connect(Number(new URL(origin).port), '127.0.0.1')
      socket.on('error', reject)
      socket.on('data', (piece) => pieces.push(piece))
      socket.on('end', () => resolve(Buffer.concat(pieces).toString()))
      socket.write(
        [
          'POST /v2/client-access-token HTTP/1.1',
          'host: localhost',
          'connection: close',
          'content-type: application/json',
          `authorization: ${authorization}`,
          `content-length: ${length}`,
          '',
          body,
        ].join('\r\n'),
      )
    })
}

describe('the dialect of the expiry', () => {
  const test = useServer()
  const both = { expires_in: 60, expiresIn: 90 }

  it('is expires_in, and then expiresIn; the other one is ignored', async () => {
    expect((await test.clientToken(both)).expires_in).toBe(60)
    expect((await test.clientToken({ expiresIn: 90 })).expires_in).toBe(3600)
    test.server.speak({ expiryField: 'expiresIn' })
    expect((await test.clientToken(both)).expires_in).toBe(90)
    expect((await test.clientToken({ expires_in: 60 })).expires_in).toBe(3600)
    expect((await test.clientToken({ expires_in: 'nonsense' })).expires_in).toBe(3600)
  })

  it('may know neither, and gives the usual hour', async () => {
    test.server.speak({ expiryField: 'neither' })
    expect((await test.clientToken({ expires_in: 60, expiresIn: 90 })).expires_in).toBe(3600)
    expect(test.server.asked.at(-1)?.fields).toEqual(['expires_in', 'expiresIn'])
  })
})

describe('an opaque token', () => {
  const test = useServer({ dialect: { clientToken: 'opaque', saysExpiry: false } })

  it('says nothing, and the answer may not say when it ends', async () => {
    const answer = await test.clientToken({ externalId: 'crm-17' })
    expect(answer.access_token).not.toContain('.')
    expect(answer).not.toHaveProperty('expires_in')
    test.server.speak({ saysExpiry: true })
    expect((await test.clientToken({})).expires_in).toBe(3600)
  })

  it('is as good as a JWT', async () => {
    const { access_token } = await test.clientToken({ externalId: 'crm-17' })
    expect(test.server.join(access_token, { name: 'Jane' })).toMatchObject({ stay: { externalId: 'crm-17' } })
  })
})

describe('POST /v1/oauth2/token', () => {
  const test = useServer()
  const ask = (body: string, type: string, authorization = basic(test.server)) =>
    fetch(`${test.server.session}/v1/oauth2/token`, {
      method: 'POST',
      body,
      headers: { authorization, 'content-type': type },
    })
  const form = 'application/x-www-form-urlencoded'

  it('gives a token without external id and scopes, asked with a form or with JSON', async () => {
    const answers = [
      await ask('grant_type=client_credentials&expires_in=60', form),
      await ask('{"grant_type":"client_credentials","expires_in":60}', 'application/json'),
    ]
    for (const answer of answers)
      expect(await answer.json()).toEqual({
        access_token: expect.any(String),
        token_type: 'Bearer',
        expires_in: 60,
      })
    expect(test.server.state.grants.at(-1)).toMatchObject({
      purpose: 'session',
      scopes: null,
      externalId: null,
    })
  })

  it.each([
    ['more than a day', 'grant_type=client_credentials&expires_in=86401', form, undefined, 400],
    ['no grant type', 'expires_in=60', form, undefined, 400],
    ['text', 'grant_type=client_credentials', 'text/plain', undefined, 415],
    ['a stranger', 'grant_type=client_credentials', form, `Basic ${btoa('a:b')}`, 401],
  ])('refuses %s', async (_name, body, type, authorization, status) => {
    expect((await ask(body, type, authorization)).status).toBe(status)
  })
})
