import { describe, expect, test } from 'vitest'
import { signHs256 } from '../../tokens/sign.ts'
import type { IssuedToken } from '../platform.ts'
import { videoIo } from '../video-io.ts'
import { testNow, testToken, testVideoIo } from './test-account.ts'

const documented = { generation: 'documented' }
const claims = { identity: 'Zoë 😀', scopes: ['videos.read', 'videos.read', 'x'] }
const failed = { name: 'RoompassError' }

/** What is issued where the platform answers in this way. */
async function issued(
  answer: unknown,
  options: Parameters<typeof testVideoIo>[1] = {},
): Promise<IssuedToken> {
  const { ask } = await testVideoIo(answer, options)
  return (await ask((account) => videoIo.issue(claims, account))).answer
}

async function failureOf(answer: unknown, options: Parameters<typeof testVideoIo>[1] = {}) {
  const failure: unknown = await issued(answer, options).catch((error: unknown) => error)
  if (!(failure instanceof Error)) throw new Error('It did not fail.')
  expect(`${failure.message}${failure.stack}${JSON.stringify(failure)}`).not.toContain(testToken)
  expect(failure).toMatchObject(failed)
  return failure
}

describe('a session token', () => {
  test('is asked for as the code of 2021 does', async () => {
    const { ask, sent } = await testVideoIo({ sessionToken: 'opaque' })
    await ask((account) => videoIo.issue(claims, account))
    expect(sent).toEqual([
      {
        method: 'POST',
        path: '/v1/sessions',
        authorization: `Bearer ${testToken}`,
        contentType: 'application/json',
        body: '{"identity":"Zoë 😀","scopes":["videos.read","videos.read","x"]}',
      },
    ])
  })

  test('is asked for with an empty list of scopes where there are none', async () => {
    const { ask, sent } = await testVideoIo({ sessionToken: 'opaque' }, { settings: { generation: '2021' } })
    await ask((account) => videoIo.issue({ identity: 'user-1' }, account))
    expect(sent[0]?.body).toBe('{"identity":"user-1","scopes":[]}')
  })

  test('is asked for as the document says, with the identifier alone', async () => {
    const { ask, sent } = await testVideoIo({ session_key: 'opaque' }, { settings: documented })
    await ask((account) => videoIo.issue(claims, account))
    expect(sent).toEqual([
      {
        method: 'POST',
        path: '/v1/sessions',
        authorization: `App token=${testToken}`,
        contentType: 'application/json',
        body: '{"identity":"Zoë 😀"}',
      },
    ])
  })

  test.each([{ sessionToken: 'opaque' }, { session_key: 'opaque', sessionToken: '' }])(
    'is taken from %j in both generations',
    async (answer) => {
      for (const settings of [{}, documented]) {
        expect(await issued(answer, { settings })).toEqual({
          header: {},
          claims: {},
          token: 'opaque',
          origin: 'fetched',
          end: { known: false },
        })
      }
    },
  )

  test('is valid for as long as the answer says, also where that is over', async () => {
    for (const [expiresAt, validUntil] of [
      ['2023-11-15T22:13:20Z', testNow + 86_400],
      [testNow + 60, testNow + 60],
      [(testNow + 60) * 1000, testNow + 60],
      [testNow - 1, testNow - 1],
    ]) {
      expect((await issued({ sessionToken: 'opaque', expiresAt })).end).toEqual({ known: true, validUntil })
    }
    expect((await issued({ sessionToken: 'opaque', expiresAt: 'now' })).end).toEqual({ known: false })
  })

  test('is shown with what it says where it is a JWT', async () => {
    const said = { sub: 'user-1', role: 'user' }
    const { token } = await signHs256(said, Buffer.from('test-key-not-a-real-one'))
    expect(await issued({ sessionToken: token })).toMatchObject({
      header: { alg: 'HS256', typ: 'JWT' },
      claims: said,
      token,
      end: { known: false },
    })
  })

  test.each(['a.b.c', 'eyJhIjoxfQ.eyJhIjoxfQ', 'W10.W10.x', 'eyJhbGciOiJIUzI1NiJ9.bm90IGpzb24.x'])(
    'is opaque where it is %s',
    async (sessionToken) => {
      const { header, claims, token } = await issued({ sessionToken })
      expect({ header, claims, token }).toEqual({ header: {}, claims: {}, token: sessionToken })
    },
  )
})

describe('a refusal', () => {
  test.each([200, 201])('is an answer of %d with an error, in the words of the platform', async (status) => {
    const failure = await failureOf({ error: 'identity is taken', sessionToken: 'x' }, { status })
    expect(failure).toMatchObject({
      code: 'platform-refused',
      message: expect.stringMatching(
        /^The platform gave no session: .*The platform says: “identity is taken”$/,
      ),
    })
  })

  test('says what an error in parts says', async () => {
    const failure = await failureOf({ error: { message: 'No such app.' } })
    expect(failure.message).toContain('“No such app.”')
    expect((await failureOf({ error: { code: 3 } })).message).not.toContain('The platform says')
  })

  test.each([null, false, ''])('is not an answer whose error is %j', async (error) => {
    expect(await issued({ error, sessionToken: 'x' })).toMatchObject({ token: 'x' })
  })

  test.each([{}, documented])('never repeats the API token: %j', async (settings) => {
    for (const status of [200, 401, 422]) {
      const failure = await failureOf(
        { error: `unknown token ${testToken.toUpperCase()}` },
        { status, settings },
      )
      expect(failure.message).not.toContain('The platform says')
      expect(failure.message.toLowerCase()).not.toContain(testToken)
    }
  })

  test.each([401, 403])('of the API token is said to be one: %d', async (status) => {
    expect(await failureOf({}, { status })).toMatchObject({
      code: 'platform-refused',
      message: expect.stringContaining('does not accept the API token'),
    })
  })

  test.each([404, 405])('of the address points at the generation: %d', async (status) => {
    expect(await failureOf({ message: 'no route' }, { status })).toMatchObject({
      code: 'platform-refused',
      message: expect.stringMatching(/check the endpoint generation.*“no route”$/),
    })
  })

  test('with any other status is one, and a fault of the platform is not', async () => {
    expect(await failureOf({}, { status: 422 })).toMatchObject({ code: 'platform-refused' })
    expect(await failureOf({}, { status: 500 })).toMatchObject({ code: 'platform-unavailable' })
  })
})

describe('an answer without a token', () => {
  test.each([
    {},
    { identity: 'x' },
    { sessionToken: ' ' },
    { sessionToken: 17 },
    { session_key: null },
    [],
    null,
    'x',
  ])('fails: %j', async (answer) => {
    expect(await failureOf(answer)).toMatchObject({ code: 'platform-unavailable' })
  })
})

describe('an API token that can’t stand in a header', () => {
  test.each([
    ['a line end', 'test-token\n'],
    ['a space', 'test token'],
    ['a letter with an accent', 'test-tokén'],
    ['a control character', 'test-token\u007F'],
    ['nothing', ''],
  ])('is refused before anything is sent: %s', async (_, text) => {
    const { ask, sent } = await testVideoIo({ sessionToken: 'x' }, { token: Buffer.from(text) })
    await expect(ask((account) => videoIo.issue(claims, account))).rejects.toMatchObject({
      code: 'key-unreadable',
      message: expect.stringContaining('copy it again'),
    })
    expect(sent).toEqual([])
  })

  test('is none where every character is printed in ASCII', async () => {
    const { ask, sent } = await testVideoIo({ sessionToken: 'x' }, { token: Buffer.from('!~') })
    await ask((account) => videoIo.issue(claims, account))
    expect(sent[0]?.authorization).toBe('Bearer !~')
  })
})
