import { describe, expect, test } from 'vitest'
import type { PlatformId, Profile } from '../../../shared/schemas.ts'
import { json, serve } from '../../platforms/test-server.ts'
import { acme } from '../../test-drafts.ts'
import { createSend } from '../send.ts'
import { outgoing } from './outgoing.ts'
import { sendOnce } from './send-once.ts'
import { labWith, plainSecret, testSecret, withApiTokens } from './test-send.ts'
import { longestBody, withoutSecrets } from './without-secrets.ts'

const raw = { status: 200, headers: [], body: '', isCut: false, milliseconds: 1 }
const bodyOf = (body: string, secrets: readonly string[] = [testSecret]) =>
  withoutSecrets({ ...raw, body }, secrets).body

describe('what is shown of an answer', () => {
  test('has no secret in headers and body, in whatever spelling they come', async () => {
    const basic = Buffer.from(`test-app-key:${plainSecret}`).toString('base64')
    const { send } = await labWith('dolby', (asked, response) =>
      json(response, { seen: asked.authorization, upper: plainSecret.toUpperCase() }, 400, {
        'x-seen': `${asked.authorization} ${plainSecret}`,
      }),
    )
    const { answer } = await send({ headers: [{ name: 'Authorization', value: 'Basic {{basic}}' }] })
    const text = JSON.stringify(answer).toLowerCase()
    expect(text).toContain('basic …')
    for (const secret of [basic, plainSecret]) expect(text).not.toContain(secret.toLowerCase())
  })

  test('has it in no encoding either, wherever in an encoded text it stands', () => {
    const secret = 'test~secret?of>its*own'
    for (const before of ['', 'a', 'ab', 'abc']) {
      for (const encoding of ['base64', 'base64url', 'hex'] as const) {
        const body = bodyOf(Buffer.from(`${before}${secret}${before}`).toString(encoding), [secret])
        const decoded = body.split('…').map((part) => Buffer.from(part, encoding).toString())
        expect(body, encoding).toContain('…')
        expect(decoded.join(' '), encoding).not.toMatch(/test|secret|own/)
      }
    }
    // What is too short for that is found as it is.
    expect(bodyOf('YWI= ab', ['ab'])).toBe('YWI= …')
  })

  test('is the rest of it', () => {
    expect(bodyOf(`a ${testSecret} b ${encodeURIComponent(testSecret)} c`)).toBe('a … b … c')
    expect(bodyOf(JSON.stringify({ a: testSecret, b: 1 }))).toBe('{"a":"…","b":1}')
    expect(bodyOf('{"a":"\\u0062"}')).toBe('{"a":"\\u0062"}')
    expect(bodyOf('a.c', ['.'])).toBe('a…c')
    expect(bodyOf('a', [''])).toBe('a')
  })

  test('is nothing where a secret is said in a spelling of JSON that is not usual', () => {
    const escaped = [...testSecret].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join('')
    expect(bodyOf(`{"a":["${escaped}"]}`)).toMatch(/^The answer repeats a secret/)
    expect(bodyOf(`{"${escaped}":1}`)).toMatch(/^The answer repeats a secret/)
    expect(bodyOf(`${'['.repeat(50_000)}"${escaped}"${']'.repeat(50_000)}`)).toMatch(/^The answer repeats/)
  })

  test('is a million characters at most, without the beginning of a secret at its end', () => {
    const long = withoutSecrets({ ...raw, body: 'a'.repeat(longestBody + 1) }, [testSecret])
    expect(long).toMatchObject({ isCut: true, body: 'a'.repeat(longestBody) })
    const broken = withoutSecrets(
      { ...raw, isCut: true, body: `ab${testSecret}${testSecret.slice(0, -2)}` },
      [testSecret],
    )
    expect(broken.body).not.toContain('test+')
    expect(broken.isCut).toBe(true)
  })
})

describe('a secret', () => {
  test('is overwritten once the request was answered, and once it failed', async () => {
    const server = await serve((_, response) => json(response, {}))
    const { copies, send } = sendingTo(server.origin)
    await send()
    await server.close()
    await expect(send()).rejects.toMatchObject({ code: 'platform-unavailable' })
    expect(server.asked[0]?.authorization).toBe(`Bearer ${plainSecret}`)
    expect(copies.map((copy) => [...new Set(copy)])).toEqual([[0], [0]])
  })

  test('is not even read where its address is none that it may go to', async () => {
    const { copies, send } = sendingTo('http://example.com')
    await expect(send()).rejects.toMatchObject({ code: 'bad-request' })
    expect(copies).toEqual([])
  })
})

describe('a lock that comes with the answer', () => {
  test('lets nothing of it be recorded', async () => {
    let isAnswered = false
    const server = await serve(
      withApiTokens((_, response) => {
        isAnswered = true
        json(response, { access_token: 'test-token-not-a-real-one' })
      }),
    )
    const { sending, profile, used } = sendingTo(server.origin, 'dolby', () => {
      // What is remembered is looked at behind the answer, and for how long it is good.
      if (isAnswered) sending.stop()
      return 1
    })
    const headers = [{ name: 'Authorization', value: 'Bearer {{api-token}}' }]
    const request = { origin: 'comms', method: 'POST', path: '/v2/client-access-token', headers, body: '{}' }
    const sent = sending.send({ profileId: profile.id, request })
    await expect(sent).rejects.toMatchObject({ code: 'cancelled' })
    // The work itself comes to its end a little later than the promise.
    await new Promise((resolve) => setImmediate(resolve))
    expect(isAnswered).toBe(true)
    expect(used()).toBe(0)
  })
})

describe('one try', () => {
  const limits = () => ({ signal: new AbortController().signal })
  const to = (origin: string) =>
    outgoing({ origin: 'api', method: 'GET', path: '/', headers: [], body: '' }, origin)

  test('that is not answered ends with its time', async () => {
    const server = await serve(() => undefined)
    await expect(sendOnce(to(server.origin), { ...limits(), timeLimit: 20 })).rejects.toMatchObject({
      code: 'platform-unavailable',
      message: expect.stringContaining('did not answer'),
    })
  })

  test('of which no more is read than is wanted is cut', async () => {
    const server = await serve((_, response) => response.end('a'.repeat(100_000)))
    const answer = await sendOnce(to(server.origin), { ...limits(), bodyLimit: 10 })
    expect(answer).toMatchObject({ body: 'a'.repeat(10), isCut: true })
  })

  test.each([
    ['before it is answered', 'cut the connection'],
    ['within the body', 'broke off'],
  ])('whose connection ends %s is no answer', async (where, words) => {
    const server = await serve((_, response) => {
      if (where.startsWith('before')) return response.destroy()
      response.writeHead(200, { 'content-length': '100' })
      response.write('a', () => response.destroy())
    })
    await expect(sendOnce(to(server.origin), limits())).rejects.toMatchObject({
      code: 'platform-unavailable',
      message: expect.stringContaining(words),
    })
  })

  test('that changes to another protocol is no answer', async () => {
    const server = await serve((_, response) => {
      response.socket?.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: odd\r\nConnection: Upgrade\r\n\r\n')
    })
    await expect(sendOnce(to(server.origin), limits())).rejects.toMatchObject({
      code: 'platform-unavailable',
    })
  })

  test('that is called off before it began asks nobody', async () => {
    const server = await serve((_, response) => json(response, {}))
    const signal = AbortSignal.abort()
    await expect(sendOnce(to(server.origin), { signal })).rejects.toMatchObject({ code: 'cancelled' })
    expect(server.asked).toEqual([])
  })
})

/** Requests of a profile, and the copies of its secret that were read for them. */
function sendingTo(origin: string, platform: PlatformId = 'video-io', now = () => 1) {
  const copies: Uint8Array[] = []
  let uses = 0
  const key = {
    ...{ id: 'k-1', label: 'key 1', fingerprint: 'a', createdAt: 1 },
    ...({ status: 'current', held: 'memory' } as const),
  }
  const settings = { appKey: 'test-app-key', api: origin, comms: origin }
  const profile: Profile = { ...acme, id: 'p-1', platform, settings, keys: [key] }
  const sending = createSend({
    storage: {
      during: (work) => work(),
      use: () => {
        uses += 1
        throw new Error('Nothing is to be recorded.')
      },
    },
    profile: () => profile,
    secret: async () => {
      const copy = Uint8Array.from(Buffer.from(plainSecret))
      copies.push(copy)
      return copy
    },
    now,
    recorded: () => undefined,
  })
  const request = {
    origin: 'api',
    method: 'POST',
    path: '/',
    headers: [{ name: 'Authorization', value: 'Bearer {{secret}}' }],
    body: '',
  }
  const send = () => sending.send({ profileId: profile.id, request })
  return { sending, profile, copies, used: () => uses, send }
}
