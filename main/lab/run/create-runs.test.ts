import { describe, expect, test } from 'vitest'
import { RoompassError } from '../../../shared/errors.ts'
import type { RequestCraft } from '../../../shared/lab/schemas.ts'
import { json, serve } from '../../platforms/test-server.ts'
import type { RunsContext } from './create-runs.ts'
import { endpointOn, failureOf, rowsOf, testRuns, tokenOf } from './test-runs.ts'

const request: RequestCraft = { origin: 'api', method: 'POST', path: '/', headers: [], body: '{}' }

/** A server that holds its answers back until it is told. */
async function heldServer(wanted: number) {
  const held: (() => void)[] = []
  const arrived = Promise.withResolvers<void>()
  const server = await serve((_, response) => {
    held.push(() => json(response, {}))
    if (held.length === wanted) arrived.resolve()
  })
  return {
    server,
    arrived: arrived.promise,
    answer: () => {
      for (const one of held.splice(0)) one()
    },
  }
}

describe('a run', () => {
  test('sends every row once, and keeps what was seen of each', async () => {
    const server = await serve(({ query }, response) => {
      json(response, {}, query.get('token') === tokenOf(3) ? 403 : 200)
    })
    const run = testRuns(rowsOf(120), endpointOn(server.origin))
    expect(await run.whole()).toEqual({
      sheetId: 'sheet-1',
      state: 'done',
      done: 120,
      total: 120,
      message: '',
    })
    expect(server.asked.map(({ query }) => query.get('token')).sort()).toEqual(
      rowsOf(120)
        .map(({ number }) => tokenOf(number))
        .sort(),
    )
    expect(run.seen().size).toBe(120)
    expect(run.seen().get(3)).toEqual({ number: 3, observed: 'refused', detail: '403: {}' })
    expect(run.seen().get(4)).toEqual({ number: 4, observed: 'accepted', detail: '200: {}' })
  })

  test('uses no more connections than asked for, and keeps them', async () => {
    const server = await serve((_, response) => json(response, {}))
    await testRuns(rowsOf(60), endpointOn(server.origin)).whole({ concurrency: 3 })
    expect(server.connections()).toBe(3)
  })

  test('writes several rows at once', async () => {
    const server = await serve((_, response) => json(response, {}))
    const run = testRuns(rowsOf(200), endpointOn(server.origin))
    await run.whole()
    expect(run.batches.length).toBeLessThan(40)
    expect(Math.max(...run.batches.map(({ length }) => length))).toBeLessThanOrEqual(50)
  })

  test('tells where it is first and last, and of nothing that is not kept yet', async () => {
    const server = await serve((_, response) => json(response, {}))
    const run = testRuns(rowsOf(130), endpointOn(server.origin))
    run.runs.onProgress(({ done }) => expect(run.batches.flat()).toHaveLength(done))
    await run.whole()
    expect(run.progress[0]).toMatchObject({ state: 'running', done: 0, total: 130 })
    expect(run.progress.at(-1)).toMatchObject({ state: 'done', done: 130 })
    expect(run.progress.length).toBeLessThan(40)
  })

  test('sends only rows of which nothing was seen, where that is asked for', async () => {
    const server = await serve((_, response) => json(response, {}))
    const rows = rowsOf(6, (number) => (number % 2 === 0 ? { observed: 'refused', result: 'pass' } : {}))
    const run = testRuns(rows, endpointOn(server.origin))
    expect(await run.whole({ rows: 'open' })).toMatchObject({ total: 3 })
    expect([...run.seen().keys()].sort()).toEqual([1, 3, 5])
  })

  test('leaves rows alone whose token is gone from the history', async () => {
    const server = await serve((_, response) => json(response, {}))
    const rows = rowsOf(3, (number) => (number === 2 ? { token: null, sessionId: null, link: null } : {}))
    const run = testRuns(rows, endpointOn(server.origin))
    await run.whole()
    expect([...run.seen().keys()].sort()).toEqual([1, 3])
  })

  test('with a rate comes to its end, too', async () => {
    const server = await serve((_, response) => json(response, {}))
    const run = testRuns(rowsOf(20), endpointOn(server.origin))
    expect(await run.whole({ rate: 1000 })).toMatchObject({ state: 'done', done: 20 })
  })

  test('of a server that is not there keeps an error for every row', async () => {
    const server = await serve((_, response) => json(response, {}))
    await server.close()
    const run = testRuns(rowsOf(10), endpointOn(server.origin))
    expect(await run.whole()).toMatchObject({ state: 'done', done: 10 })
    expect([...run.seen().values()].every(({ observed }) => observed === 'error')).toBe(true)
  })

  test('is one at a time for a sheet, and another can follow it', async () => {
    const { server, arrived, answer } = await heldServer(1)
    const run = testRuns(rowsOf(1), endpointOn(server.origin))
    const ended = run.over()
    await run.ask()
    expect(await failureOf(run.ask())).toMatchObject({
      code: 'bad-request',
      message: expect.stringContaining('under way'),
    })
    await arrived
    answer()
    await ended
    await run.settled()
    const again = run.over()
    await run.ask()
    run.runs.cancel('sheet-1')
    expect(await again).toMatchObject({ state: 'cancelled' })
  })
})

describe('a pause', () => {
  test('lets what is under way end, and sends nothing more until it is over', async () => {
    const { server, arrived, answer } = await heldServer(4)
    const run = testRuns(rowsOf(30), endpointOn(server.origin))
    const ended = run.over()
    await run.ask()
    await arrived
    run.runs.pause('sheet-1')
    expect(run.progress.at(-1)).toMatchObject({ state: 'paused' })
    const kept = new Promise<void>((resolve) => {
      run.runs.onProgress(({ done }) => done === 4 && resolve())
    })
    answer()
    await kept
    run.runs.onProgress(({ done }) => expect(run.batches.flat()).toHaveLength(done))
    expect(server.asked).toHaveLength(4)
    expect(run.seen().size).toBe(4)
    expect(run.progress.at(-1)).toMatchObject({ state: 'paused', done: 4 })
    run.runs.resume('sheet-1')
    const answering = setInterval(answer, 1)
    expect(await ended).toMatchObject({ state: 'done', done: 30 })
    clearInterval(answering)
    expect(server.asked).toHaveLength(30)
  })

  test('tells of nothing that is not kept yet', async () => {
    const answer = { status: 200, headers: [], body: '', isCut: false, milliseconds: 1 }
    const waiting = Promise.withResolvers<never>()
    let asked = 0
    const run = testRuns(
      rowsOf(5, () => ({ request, token: null })),
      null,
      {
        send: async () => {
          asked += 1
          return asked < 4 ? { answer, session: null } : waiting.promise
        },
      },
    )
    run.runs.onProgress(({ done }) => expect(run.batches.flat()).toHaveLength(done))
    await run.ask({ concurrency: 1 })
    await new Promise(setImmediate)
    run.runs.pause('sheet-1')
    expect(run.progress.at(-1)).toMatchObject({ state: 'paused', done: 3 })
  })

  test('of a run of which nothing is left to be sent lets it end', async () => {
    const { server, arrived, answer } = await heldServer(2)
    const run = testRuns(rowsOf(2), endpointOn(server.origin))
    const ended = run.over()
    await run.ask()
    await arrived
    run.runs.pause('sheet-1')
    answer()
    expect(await ended).toMatchObject({ state: 'done', done: 2 })
  })

  test('can be cancelled', async () => {
    const { server, arrived } = await heldServer(4)
    const run = testRuns(rowsOf(30), endpointOn(server.origin))
    const ended = run.over()
    await run.ask()
    await arrived
    run.runs.pause('sheet-1')
    run.runs.cancel('sheet-1')
    expect(await ended).toMatchObject({ state: 'cancelled', done: 0 })
  })

  test('of nothing does nothing', () => {
    const { runs, progress } = testRuns([], null)
    runs.pause('sheet-1')
    runs.resume('sheet-1')
    runs.cancel('sheet-1')
    expect(progress).toEqual([])
  })
})

describe('cancelling', () => {
  test('ends at once, closes the connections, and keeps what was seen until then', async () => {
    const gone = Promise.withResolvers<void>()
    const arrived = Promise.withResolvers<void>()
    const server = await serve((_, response) => {
      if (server.asked.length <= 3) return json(response, {})
      response.on('close', () => gone.resolve())
      arrived.resolve()
    })
    const run = testRuns(rowsOf(30), endpointOn(server.origin))
    const ended = run.over()
    await run.ask({ concurrency: 1 })
    await arrived.promise
    run.runs.cancel('sheet-1')
    expect(await ended).toMatchObject({ state: 'cancelled', done: 3, message: '' })
    await gone.promise
    expect([...run.seen().keys()]).toEqual([1, 2, 3])
    await run.settled()
    expect(server.asked).toHaveLength(4)
    expect(run.progress.filter(({ state }) => state === 'cancelled')).toHaveLength(1)
  }, 5000)

  test('ends the wait for a turn', async () => {
    const server = await serve((_, response) => json(response, {}))
    const run = testRuns(rowsOf(3), endpointOn(server.origin))
    const ended = run.over()
    const kept = new Promise<void>((resolve) => {
      run.runs.onProgress(({ done }) => done === 1 && resolve())
    })
    await run.ask({ rate: 0.001 })
    await kept
    run.runs.cancel('sheet-1')
    expect(await ended).toMatchObject({ state: 'cancelled', done: 1 })
    await run.settled()
  })

  test('all at once, as for a lock, leaves nothing to wait for', async () => {
    const { server, arrived } = await heldServer(4)
    const run = testRuns(rowsOf(30), endpointOn(server.origin))
    await run.ask()
    await arrived
    run.runs.stop()
    await run.settled()
    expect(run.progress.at(-1)).toMatchObject({ state: 'cancelled' })
  })

  test('keeps nothing that comes later', async () => {
    const late = Promise.withResolvers<Awaited<ReturnType<RunsContext['send']>>>()
    const rows = rowsOf(60, () => ({ request, token: null }))
    const run = testRuns(rows, null, { send: () => late.promise })
    const ended = run.over()
    await run.ask({ concurrency: 60 })
    await new Promise(setImmediate)
    run.runs.cancel('sheet-1')
    await ended
    late.resolve({
      answer: { status: 200, headers: [], body: '', isCut: false, milliseconds: 1 },
      session: null,
    })
    await run.settled()
    await new Promise(setImmediate)
    expect(run.batches).toEqual([])
    expect(run.progress.at(-1)).toMatchObject({ state: 'cancelled', done: 0 })
  })
})

describe('what can’t be kept', () => {
  const broken = () => {
    throw new RoompassError('history-unavailable', 'The disk is full.')
  }

  test('stops the run with a sentence', async () => {
    const server = await serve((_, response) => json(response, {}))
    const run = testRuns(rowsOf(500), endpointOn(server.origin), { observeMany: broken })
    const last = await run.whole({ concurrency: 1 })
    expect(last).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(/can't be kept.*The disk is full\./),
    })
    await run.settled()
    expect(server.asked.length).toBeLessThan(500)
  })

  test('is said also where the run came to its end', async () => {
    const server = await serve((_, response) => json(response, {}))
    const run = testRuns(rowsOf(1), endpointOn(server.origin), { observeMany: broken })
    expect(await run.whole()).toMatchObject({ state: 'failed' })
    const odd = testRuns(rowsOf(1), endpointOn(server.origin), {
      observeMany: () => {
        throw new Error('secret')
      },
    })
    expect((await odd.whole()).message).not.toContain('secret')
  })
})
