import { describe, expect, test } from 'vitest'
import { basic, connection, failureOf } from './test-connection.ts'
import { json, serve } from './test-server.ts'

const post = (text: string, type: 'json' | 'form' = 'json') =>
  ({ method: 'POST', path: '/v1/token', authorization: basic, body: { type, text } }) as const

describe('a POST', () => {
  test.each([
    ['json', 'application/json', '{"externalId":"crm-1"}'],
    ['form', 'application/x-www-form-urlencoded', 'grant_type=client_credentials'],
  ] as const)('says that its body is %s', async (type, contentType, text) => {
    const { origin, asked } = await serve((_request, response) => json(response, { token: 't' }))
    const answer = await connection(origin).ask(post(text, type))
    expect(answer).toMatchObject({ status: 200, body: { token: 't' } })
    expect(asked).toMatchObject([
      { method: 'POST', path: '/v1/token', authorization: basic, contentType, body: text },
    ])
  })

  test.each(['Zoë', '日本語', '👨‍👩‍👧', 'é'.repeat(512)])(
    'carries %j whole: its length is in bytes',
    async (id) => {
      const { origin, asked } = await serve((_request, response) => json(response, {}))
      const text = JSON.stringify({ externalId: id })
      await connection(origin).ask(post(text))
      expect(asked[0]?.body).toBe(text)
      expect(asked[0]?.length).toBe(String(Buffer.byteLength(text)))
    },
  )

  test('without a body says so', async () => {
    const { origin, asked } = await serve((_request, response) => json(response, {}))
    await connection(origin).ask({ method: 'POST', path: '/end', authorization: basic })
    expect(asked).toMatchObject([{ method: 'POST', body: '', contentType: undefined, length: '0' }])
  })

  test.each([200, 202, 204])('may be answered with nothing, with status %d', async (status) => {
    const { origin } = await serve((_request, response) => response.writeHead(status).end())
    const answer = await connection(origin).ask({ method: 'POST', path: '/end', authorization: basic })
    expect(answer).toMatchObject({ status, body: null, words: null })
  })

  test('that was answered with something is to be answered in JSON', async () => {
    const { origin } = await serve((_request, response) => response.end('OK'))
    expect((await failureOf(connection(origin).ask(post('{}')))).message).toMatch(/is not JSON/)
  })

  test.each([301, 302, 303, 307, 308])('is not sent on after a %d', async (status) => {
    const other = await serve((_request, response) => json(response, {}))
    const { origin, asked } = await serve((_request, response) =>
      response.writeHead(status, { location: `${other.origin}/` }).end(),
    )
    const error = await failureOf(connection(origin).ask(post('{}')))
    expect(error.message).toContain('which is not followed')
    expect(asked).toHaveLength(1)
    expect(other.connections()).toBe(0)
  })

  test('is not sent a second time where a kept connection went: it may have been taken', async () => {
    const server = await serve((request, response) => {
      if (request.method === 'POST') response.destroy()
      else json(response, {})
    })
    const one = connection(server.origin)
    await one.ask({ method: 'GET', path: '/', authorization: basic })
    const error = await failureOf(one.ask(post('{}')))
    expect(error.message).toMatch(/cut the connection before it answered: try again/)
    expect(server.asked.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })

  test('that was refused comes back with the platform’s words', async () => {
    const { origin } = await serve((_request, response) =>
      json(response, { error_code: 89, error_description: 'Expired or invalid token' }, 401),
    )
    expect(await connection(origin).ask(post('{}'))).toMatchObject({
      status: 401,
      words: 'Expired or invalid token',
    })
  })
})
