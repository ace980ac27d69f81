import { describe, expect, test } from 'vitest'
import { RoompassError } from '../../../shared/errors.ts'
import type { RequestCraft } from '../../../shared/lab/schemas.ts'
import type { Profile } from '../../../shared/schemas.ts'
import { json, serve } from '../../platforms/test-server.ts'
import { acme } from '../../test-drafts.ts'
import { endpointOn, failureOf, rowsOf, testRuns, testSheet } from './test-runs.ts'

const request: RequestCraft = { origin: 'api', method: 'POST', path: '/', headers: [], body: '{}' }

describe('a run is refused', () => {
  test.each([
    ['without an endpoint', rowsOf(1), null, {}, 'bad-request', 'names no endpoint'],
    [
      'where nobody confirmed the host',
      rowsOf(1),
      endpointOn('http://127.0.0.1:1'),
      { confirmedOrigin: () => null },
      'bad-request',
      'confirmed the host',
    ],
    [
      'where the profile is gone',
      rowsOf(1),
      endpointOn('http://127.0.0.1:1'),
      { sheet: () => ({ ...testSheet, profileId: null }) },
      'bad-request',
      'is gone',
    ],
    ['where there is no row', [], endpointOn('http://127.0.0.1:1'), {}, 'bad-request', 'has no rows'],
    [
      'where every token is gone',
      rowsOf(2, () => ({ token: null })),
      endpointOn('http://127.0.0.1:1'),
      {},
      'bad-request',
      'no longer in the history',
    ],
    [
      'for a production profile that does not allow the Lab',
      rowsOf(1),
      endpointOn('http://127.0.0.1:1'),
      { profile: () => ({ ...acme, id: 'profile-1', keys: [], environment: 'production' as const }) },
      'lab-closed',
      'production',
    ],
    [
      'where a header would move the end of the request',
      rowsOf(1),
      endpointOn('http://127.0.0.1:1', { headers: [{ name: 'Content-Length', value: '0' }] }),
      {},
      'bad-request',
      'Content-Length',
    ],
    [
      'where a rule has no path',
      rowsOf(1),
      endpointOn('http://127.0.0.1:1', { accepted: { by: 'json', path: 'a..b', equals: 'true' } }),
      {},
      'bad-request',
      'a..b',
    ],
  ])('%s', async (_, rows, endpoint, more, code, words) => {
    const run = testRuns(rows, endpoint, more)
    expect(await failureOf(run.ask())).toMatchObject({ code, message: expect.stringContaining(words) })
    expect(run.progress).toEqual([])
  })

  test('where something was seen of every row', async () => {
    const run = testRuns(
      rowsOf(2, () => ({ observed: 'refused' })),
      endpointOn('http://127.0.0.1:1'),
    )
    expect(await failureOf(run.ask({ rows: 'open' }))).toMatchObject({
      message: expect.stringContaining('seen of every row'),
    })
  })

  test('but one of production that allows the Lab goes out', async () => {
    const server = await serve((_, response) => json(response, {}))
    const profile: Profile = {
      ...acme,
      id: 'profile-1',
      keys: [],
      environment: 'production',
      labAllowed: true,
    }
    const run = testRuns(rowsOf(1), endpointOn(server.origin), { profile: () => profile })
    expect(await run.whole()).toMatchObject({ state: 'done' })
  })

  test('where it is locked', async () => {
    const locked = new RoompassError('locked', 'It is locked.')
    const run = testRuns(rowsOf(1), null, { during: () => Promise.reject(locked) })
    expect(await failureOf(run.ask())).toBe(locked)
  })
})

describe('requests to the platform itself', () => {
  const rows = rowsOf(4, () => ({ request, token: null, sessionId: null, link: null }))
  const answer = { status: 200, headers: [], body: '{}', isCut: false, milliseconds: 1 }

  test('need no endpoint, and are kept by what came back', async () => {
    let asked = 0
    const run = testRuns(rows, null, {
      send: async () => {
        asked += 1
        return { answer: { ...answer, status: asked === 1 ? 422 : 200 }, session: null }
      },
    })
    expect(await run.whole({ concurrency: 1 })).toMatchObject({ state: 'done', done: 4 })
    expect(run.seen().get(1)).toMatchObject({ observed: 'refused', detail: '422: {}' })
    expect(run.seen().get(2)).toMatchObject({ observed: 'refused', detail: '200: No token came back. {}' })
  })

  test.each([
    ['platform-unavailable', 'error'],
    ['bad-request', 'error'],
    ['platform-refused', 'refused'],
  ] as const)('that fail with %s are %s, and the others go on', async (code, observed) => {
    const run = testRuns(rows, null, { send: () => Promise.reject(new RoompassError(code, 'So it is.')) })
    expect(await run.whole()).toMatchObject({ state: 'done', done: 4 })
    expect(run.seen().get(4)).toEqual({ number: 4, observed, detail: 'So it is.' })
  })

  test('stop where no other one could be sent either', async () => {
    const missing = () => Promise.reject(new RoompassError('key-missing', 'There is no key.'))
    const run = testRuns(rows, null, { send: missing })
    expect(await run.whole()).toMatchObject({ state: 'failed', done: 0, message: 'There is no key.' })
    const ended = () => Promise.reject(new RoompassError('cancelled', 'No longer asked.'))
    expect(await testRuns(rows, null, { send: ended }).whole()).toMatchObject({ state: 'cancelled' })
  })

  test('go out beside tokens in one sheet', async () => {
    const server = await serve((_, response) => json(response, {}))
    const mixed = rowsOf(2, (number) => (number === 2 ? { request, token: null } : {}))
    const run = testRuns(mixed, endpointOn(server.origin), {
      send: async () => ({ answer, session: null }),
    })
    await run.whole()
    expect([run.seen().get(1)?.observed, run.seen().get(2)?.observed]).toEqual(['accepted', 'refused'])
    expect(server.asked).toHaveLength(1)
  })
})
