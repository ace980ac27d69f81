import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import type { Profile } from '../../../shared/schemas.ts'
import { testProfile } from '../../app/handlers/test-tools.ts'
import type { Wait } from '../../platforms/patience.ts'
import { json, serve } from '../../platforms/test-server.ts'
import { testKey, testNow } from '../../test-drafts.ts'
import { createTokenFetcher, type FetchOptions } from './fetch-tokens.ts'

async function fetcherAt(
  answer: (path: string, asked: number, response: ServerResponse) => void,
  given: Partial<FetchOptions> = {},
  platform: Profile['platform'] = 'video-io',
) {
  let asked = 0
  const server = await serve(({ path }, response) => answer(path, ++asked, response))
  const settings = { api: server.origin, comms: server.origin, appKey: 'test-app-key' }
  const waits: number[] = []
  const untils: (number | null)[] = []
  const secret = async () => Uint8Array.from(Buffer.from(testKey))
  const fetcher = createTokenFetcher({
    profile: { ...testProfile, platform, settings },
    ...{ secret, secretNow: secret, fingerprint: async () => '', now: () => testNow },
    wait: async (seconds) => void waits.push(seconds),
    onWaiting: (until) => void untils.push(until),
    ...given,
  })
  return { fetcher, server, waits, untils }
}

const wanted = (count: number) => Array.from({ length: count }, (_, at) => ({ identity: `user-${at + 1}` }))
const session = { sessionToken: 'test-session-token' }

test('a platform that has a fault is asked again, after longer and longer pauses', async () => {
  const { fetcher, waits, untils } = await fetcherAt((_, asked, response) =>
    asked <= 4 ? json(response, {}, 503) : json(response, session),
  )
  expect(await fetcher.fetch(wanted(1))).toMatchObject([
    { issued: { token: 'test-session-token' }, at: testNow },
  ])
  expect(waits).toEqual([1, 2, 4, 8])
  expect(untils.filter((until) => until !== null)).toEqual([1, 2, 4, 8].map((seconds) => testNow + seconds))
  expect(untils.at(-1)).toBeNull()
})

test('one that goes on having it is given up, and nothing more is asked', async () => {
  const { fetcher, waits, server } = await fetcherAt((_, __, response) => json(response, {}, 503))
  const answers = await fetcher.fetch(wanted(8))
  expect(answers).toMatchObject([{ failed: { code: 'platform-unavailable', isAboutGuest: false } }])
  expect(waits).toEqual([1, 2, 4, 8, 16])
  expect(server.asked).toHaveLength(6)
})

test('answers stand in the order of the questions, those of refused guests among them', async () => {
  const server = await serve(({ body }, response) => {
    const { identity } = JSON.parse(body) as { identity: string }
    if (identity === 'user-3') return json(response, {}, 400)
    // The first ones come last.
    const turns = 10 - Number(identity.slice(5))
    const later = (left: number): unknown =>
      left === 0 ? json(response, { sessionToken: `token-${identity}` }) : setImmediate(() => later(left - 1))
    later(turns)
  })
  const { fetcher } = await fetcherAt(() => undefined, {
    profile: { ...testProfile, platform: 'video-io', settings: { api: server.origin } },
  })
  const answers = await fetcher.fetch(wanted(8))
  expect(answers.map((one) => ('issued' in one ? one.issued.token : one.failed.isAboutGuest))).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 8].map((at) => (at === 3 ? true : `token-user-${at}`)),
  )
})

test('an API token is got once for all', async () => {
  const paths: string[] = []
  const { fetcher } = await fetcherAt(
    (path, _, response) => {
      paths.push(path)
      json(response, {
        access_token: `test-${path.split('/').at(-1)}`,
        token_type: 'Bearer',
        expires_in: 1800,
      })
    },
    {},
    'dolby',
  )
  const answers = await fetcher.fetch(wanted(8))
  expect(answers).toHaveLength(8)
  expect(answers.every((one) => 'issued' in one)).toBe(true)
  expect(paths.filter((path) => path === '/v1/auth/token')).toHaveLength(1)
})

test('an account that is refused is not taken for a guest who is', async () => {
  const { fetcher } = await fetcherAt((_, __, response) => json(response, {}, 400), {}, 'dolby')
  expect(await fetcher.fetch(wanted(1))).toMatchObject([
    { failed: { code: 'platform-refused', isAboutGuest: false } },
  ])
})

test('stopping ends what is asked and waited for', async () => {
  const waiting = Promise.withResolvers<void>()
  const untilStopped: Wait = (_, signal) =>
    new Promise((_resolve, reject) => {
      waiting.resolve()
      signal.addEventListener('abort', () => reject(new Error('stopped')))
    })
  const { fetcher, server } = await fetcherAt((_, __, response) => json(response, {}, 503), {
    wait: untilStopped,
  })
  const answers = fetcher.fetch(wanted(8))
  await waiting.promise
  fetcher.stop()
  expect(await answers).toMatchObject([{ failed: { code: 'cancelled' } }])
  expect(await fetcher.fetch(wanted(1))).toMatchObject([{ failed: { code: 'cancelled' } }])
  expect(server.asked).toHaveLength(1)
})
