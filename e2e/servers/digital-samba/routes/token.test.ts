import { describe, expect, it } from 'vitest'
import { noon, openPage, useServer } from '../test-server.ts'
import { readToken } from '../token.ts'

const path = '/api/v1/rooms/workshop/token'

describe('POST /api/v1/rooms/{room}/token', () => {
  const test = useServer()

  const post = (body: string, type = 'application/json') =>
    test.ask(path, { method: 'POST', body, headers: { 'content-type': type } })
  const issue = async (fields: object) => {
    const response = await post(JSON.stringify(fields))
    expect(response.status).toBe(200)
    const { token, link } = (await response.json()) as { token: string; link: string }
    return { token, link, claims: readToken(token, test.server.team.developerKey) }
  }

  it('signs what the document shows, in its order', async () => {
    const { token, link } = await issue({ ud: 'crm-17', u: 'Jane', role: 'speaker', initials: 'JS' })
    const [header = '', payload = ''] = token.split('.')
    expect(Buffer.from(header, 'base64url').toString()).toBe('{"typ":"JWT","alg":"HS256"}')
    expect(Buffer.from(payload, 'base64url').toString()).toBe(
      `{"ud":"crm-17","u":"Jane","rd":"aaaaaaaa-bbbb-4ccc-8ddd-000000000004","td":"${test.server.team.id}","role":"speaker","initials":"JS","iat":${noon}}`,
    )
    expect(link).toBe(`https://acme.digitalsamba.com/workshop?token=${token}`)
    const page = await openPage(`${test.server.origin}/workshop?token=${token}`)
    expect(page.isAdmitted).toBe(true)
  })

  it('needs no body at all', async () => {
    const response = await test.ask(path, { method: 'POST' })
    expect(response.status).toBe(200)
  })

  it('takes null for nothing', async () => {
    const { claims } = await issue({ u: null, exp: null, breakoutId: null })
    expect(Object.keys(claims ?? {})).toEqual(['rd', 'td', 'iat'])
  })

  it.each([
    ['a timestamp', noon + 600, noon + 600],
    ['minutes from now', 30, noon + 1800],
    ['a date and time', '2026-11-20 13:00:00', noon + 3600],
    ['a date and time with a zone', '2026-11-20T13:00:00+01:00', noon],
  ])('takes %s as exp', async (_name, exp, expected) => {
    expect((await issue({ exp })).claims?.exp).toBe(expected)
  })

  it('takes a small nbf for a timestamp', async () => {
    expect((await issue({ nbf: 30 })).claims?.nbf).toBe(30)
  })

  it.each([
    ['role', { role: 'visitor' }],
    ['u', { u: 7 }],
    ['exp', { exp: 'soon' }],
    ['exp', { exp: -1 }],
    ['nbf', { nbf: 1.5 }],
    ['breakoutId', { breakoutId: 'nothing' }],
  ])('refuses a wrong %s: %j', async (field, body) => {
    const response = await post(JSON.stringify(body))
    expect(response.status).toBe(422)
    const refused = (await response.json()) as { errors: object; message: string }
    expect(Object.keys(refused.errors)).toEqual([field])
    expect(refused.message).toBe('The given data was invalid.')
  })

  it.each(['{"u":', '[]', '"text"', 'null]'])('refuses the body %s', async (body) => {
    expect((await post(body)).status).toBe(422)
  })

  it('refuses another content type, and takes one with a charset', async () => {
    expect((await post('{}', 'text/plain')).status).toBe(415)
    expect((await post('u=Jane', 'application/x-www-form-urlencoded')).status).toBe(415)
    expect((await post('{}', 'application/json; charset=utf-8')).status).toBe(200)
  })

  it('refuses a body of more than 1 MB', async () => {
    expect((await post(JSON.stringify({ u: 'x'.repeat(1024 * 1024) }))).status).toBe(413)
  })

  it('needs the key and a room', async () => {
    const body = '{}'
    const headers = { 'content-type': 'application/json' }
    const wrongKey = { ...headers, authorization: 'Bearer nope' }
    expect((await test.ask(path, { method: 'POST', body, headers: wrongKey })).status).toBe(401)
    const nowhere = await test.ask('/api/v1/rooms/nowhere/token', { method: 'POST', body, headers })
    expect(nowhere.status).toBe(404)
  })
})
