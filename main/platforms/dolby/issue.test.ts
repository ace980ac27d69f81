import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RoompassError } from '../../../shared/errors.ts'
import { dolby } from '../dolby.ts'
import { type AskedOf, apiTokens, basicHeader, testAccount, testNow } from './test-account.ts'

const apiPath = 'POST api /v1/auth/token'
const clientPath = 'POST comms /v2/client-access-token'
const isApi = ({ what }: AskedOf) => what === apiPath
const fine = { body: { access_token: 'opaque', token_type: 'Bearer', expires_in: 3600 } }

/** An account that gets API tokens, and what the test says for the rest. */
function accountWith(
  answer: (asked: AskedOf) => ReturnType<ReturnType<typeof apiTokens>>,
  secret?: Uint8Array,
) {
  const tokens = apiTokens()
  return testAccount((asked) => (isApi(asked) ? tokens() : answer(asked)), secret)
}

describe('issue', () => {
  test('gets an API token, and with that a client access token', async () => {
    const { account, asked } = accountWith(() => fine)
    const claims = {
      ...{ externalId: 'Zoë 😀', name: 'Zoë', avatarUrl: 'https://example.com/z.png' },
      ...{ sessionScope: ['conf:create', 'notifications:set'], expiresIn: 600 },
    }
    expect(await dolby.issue(claims, account)).toEqual({
      ...{ header: {}, claims: {}, token: 'opaque', origin: 'fetched' },
      end: { known: true, validUntil: testNow + 3600 },
    })
    expect(asked).toEqual([
      {
        what: apiPath,
        query: {},
        authorization: basicHeader,
        body: 'grant_type=client_credentials&scope=comms%3Aclient_access_token%3Acreate',
      },
      {
        what: clientPath,
        query: {},
        authorization: 'Bearer api-1',
        body: {
          ...{ sessionScope: 'conf:create notifications:set', externalId: 'Zoë 😀' },
          ...{ expires_in: 600, expiresIn: 600 },
        },
      },
    ])
  })

  test('asks for nothing that the draft does not say, and never sends name and avatar', async () => {
    const { account, asked } = accountWith(() => fine)
    await dolby.issue({ name: 'Jane', avatarUrl: 'https://example.com/j.png' }, account)
    expect(asked[1]?.body).toEqual({})
  })

  test('sends the secret as its bytes', async () => {
    const secret = Uint8Array.from([0x00, 0xff, 0xc3, 0x28])
    const { account, asked } = accountWith(() => fine, secret)
    await dolby.issue({}, account)
    const sent = Buffer.from(asked[0]?.authorization.slice(6) ?? '', 'base64')
    expect(sent).toEqual(Buffer.concat([Buffer.from('test-app-key:'), secret]))
  })
})

describe('the API token', () => {
  const authorizations = (asked: readonly AskedOf[]) => asked.map(({ authorization }) => authorization)

  test('is kept until it nearly expires', async () => {
    const { account, asked, clock } = accountWith(() => fine)
    await dolby.issue({}, account)
    clock.now += 1800 - 61
    await dolby.issue({}, account)
    expect(authorizations(asked)).toEqual([basicHeader, 'Bearer api-1', 'Bearer api-1'])
    clock.now += 1
    await dolby.issue({}, account)
    expect(authorizations(asked).slice(3)).toEqual([basicHeader, 'Bearer api-2'])
  })

  test('is not kept where the platform does not say how long it is good for', async () => {
    const { account, asked } = testAccount((one) => (isApi(one) ? { body: { access_token: 'a' } } : fine))
    await dolby.issue({}, account)
    await dolby.issue({}, account)
    expect(asked.filter(isApi)).toHaveLength(2)
  })

  test('is got anew, once, where one from before is no longer accepted', async () => {
    const { account, asked } = accountWith(({ authorization }) =>
      authorization === 'Bearer api-2' || asked.length === 2 ? fine : { status: 401 },
    )
    await dolby.issue({}, account)
    expect((await dolby.issue({}, account)).token).toBe('opaque')
    expect(authorizations(asked)).toEqual([
      ...[basicHeader, 'Bearer api-1'],
      ...['Bearer api-1', basicHeader, 'Bearer api-2'],
    ])
  })

  test('is not got a third time, nor kept, where the new one is refused as well', async () => {
    let isAccepted = true
    const words = 'Expired or invalid token'
    const { account, asked } = accountWith(() => (isAccepted ? fine : { status: 401, words }))
    await dolby.issue({}, account)
    isAccepted = false
    await expect(dolby.issue({}, account)).rejects.toMatchObject({
      code: 'platform-refused',
      message: expect.stringMatching(/API token .*\(401\).*both API addresses.*“Expired or invalid token”$/),
    })
    expect(asked).toHaveLength(5)
    expect(account.memory.recall()).toBeNull()
  })

  test('is got once where the first one is refused', async () => {
    const { account, asked } = accountWith(() => ({ status: 401 }))
    await expect(dolby.issue({}, account)).rejects.toMatchObject({ code: 'platform-refused' })
    expect(asked).toHaveLength(2)
    expect(account.memory.recall()).toBeNull()
  })

  test.each([
    {},
    { access_token: '' },
    { access_token: 'a b' },
    { access_token: 'a\nb' },
    { access_token: 7 },
    null,
    [],
  ])('can’t be %j', async (body) => {
    const { account, asked } = testAccount(() => ({ body }))
    await expect(dolby.issue({}, account)).rejects.toMatchObject({ code: 'platform-unavailable' })
    expect(asked).toHaveLength(1)
  })
})

describe('the end of a token', () => {
  const endWith = async (expires_in: unknown) => {
    const { account } = accountWith(() => ({ body: { access_token: 'opaque', expires_in } }))
    return (await dolby.issue({ expiresIn: 600 }, account)).end
  }

  test.each([
    [1, 1],
    [3600, 3600],
    ['86400', 86_400],
    [60.9, 60],
  ])('is what the answer says, %j, and not what was asked for', async (expiresIn, seconds) => {
    expect(await endWith(expiresIn)).toEqual({ known: true, validUntil: testNow + seconds })
  })

  test.each([undefined, null, 0, -1, '', '-1', '1h', true, {}, 2 ** 53])(
    'is not known where the answer says %j',
    async (expiresIn) => {
      expect(await endWith(expiresIn)).toEqual({ known: false })
    },
  )

  test('counts from the moment of asking, also where the answer takes long', async () => {
    const { account, clock } = accountWith(() => {
      clock.now += 14
      return fine
    })
    expect((await dolby.issue({}, account)).end).toEqual({ known: true, validUntil: testNow + 3600 })
  })
})

describe('the token itself', () => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const issued = (access_token: unknown) =>
    dolby.issue({}, accountWith(() => ({ body: { access_token } })).account)

  test('is read where it is a JWT', async () => {
    const token = `${part({ alg: 'HS256' })}.${part({ externalId: 'crm-1', exp: 5 })}.c2ln`
    expect(await issued(token)).toMatchObject({
      ...{ token, header: { alg: 'HS256' }, claims: { externalId: 'crm-1', exp: 5 } },
    })
  })

  test.each([
    'opaque',
    'a.b.c',
    `${part({ alg: 'HS256' })}.${part({ exp: 5 })}`,
    `${part([])}.${part({})}.s`,
    `${part({})}.${part('x')}.s`,
  ])('is opaque where it is %s', async (token) => {
    const { header, claims } = await issued(token)
    expect([header, claims]).toEqual([{}, {}])
  })

  test.each([undefined, null, '', ' ', 7, {}])('can’t be %j', async (token) => {
    await expect(issued(token)).rejects.toMatchObject({ code: 'platform-unavailable' })
  })

  test('or a fitting failure comes of whatever the platform answers', async () => {
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.record({ access_token: fc.jsonValue(), expires_in: fc.jsonValue() }, { requiredKeys: [] }),
    )
    await fc.assert(
      fc.asyncProperty(anything, async (body) => {
        const result = await dolby.issue({}, accountWith(() => ({ body })).account).catch((error) => error)
        if (result instanceof RoompassError) expect(result.code).toBe('platform-unavailable')
        else expect(result).toMatchObject({ token: expect.stringMatching(/\S/), origin: 'fetched' })
      }),
      { numRuns: 200 },
    )
  })
})

describe('a refusal', () => {
  const message = async (status: number, at: 'api' | 'comms') => {
    const { account } = accountWith(() => ({ status }))
    const refusing = at === 'api' ? testAccount(() => ({ status })).account : account
    const error = await dolby.issue({}, refusing).catch((failure) => failure)
    expect(error).toBeInstanceOf(RoompassError)
    return String(error.message)
  }

  test('of app key and secret says so', async () => {
    expect(await message(401, 'api')).toContain('does not accept this app key with this app secret (401)')
  })

  test.each(['api', 'comms'] as const)(
    'of what is gone says at %s that the platform is retired',
    async (at) => {
      expect(await message(404, at)).toMatch(/\(404\).*is retired/)
    },
  )

  test.each([400, 403, 500])('with %d ends in a sentence', async (status) => {
    expect(await message(status, 'comms')).toContain(`(${status})`)
  })

  test('to answer at all says that the platform is retired', async () => {
    const gone = new RoompassError('platform-unavailable', 'There is no host named api.dolby.io.')
    const { account } = testAccount(() => gone)
    await expect(dolby.issue({}, account)).rejects.toMatchObject({
      code: 'platform-unavailable',
      message:
        'There is no host named api.dolby.io. Dolby.io Communications is retired, so it may not answer any more.',
    })
  })

  test('that is the person’s own says nothing more', async () => {
    const { account } = testAccount(() => new RoompassError('cancelled', 'No longer asked.'))
    await expect(dolby.issue({}, account)).rejects.toMatchObject({ message: 'No longer asked.' })
  })
})

describe('check', () => {
  test('asks for an API token, whatever is remembered, and remembers nothing', async () => {
    const { account, asked } = accountWith(() => fine)
    account.memory.keep('from-before', testNow + 1000)
    expect(await dolby.check(account)).toEqual({
      outcome: 'accepted',
      message: 'The platform accepts app key and app secret.',
    })
    expect(asked.map(({ what }) => what)).toEqual([apiPath])
    expect(account.memory.recall()).toBe('from-before')
  })

  test('says that key and secret are refused', async () => {
    expect(await dolby.check(testAccount(() => ({ status: 401 })).account)).toEqual({
      outcome: 'key-refused',
      message: expect.stringContaining('does not accept this app key with this app secret'),
    })
  })

  test.each([400, 403, 404, 500])('does not take a %d for an answer about the key', async (status) => {
    const { account } = testAccount(() => ({ status }))
    await expect(dolby.check(account)).rejects.toBeInstanceOf(RoompassError)
  })

  test('does not take any JSON for an answer of the platform', async () => {
    const { account } = testAccount(() => ({ body: { hello: 'captive portal' } }))
    await expect(dolby.check(account)).rejects.toMatchObject({ code: 'platform-unavailable' })
  })
})
