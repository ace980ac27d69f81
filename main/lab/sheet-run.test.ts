import { describe, expect, test } from 'vitest'
import type { Endpoint, RunProgress } from '../../shared/lab/schemas.ts'
import type { Engine } from '../engine.ts'
import { serve } from '../platforms/test-server.ts'
import { acme } from '../test-drafts.ts'
import { engineWithSheet } from './test-sheets.ts'

const endpointOn = (origin: string): Endpoint => ({
  ...{ url: `${origin}{link}`, method: 'GET', headers: [], body: '', nameScreen: null },
  accepted: { by: 'status', from: 200, to: 299 },
})

/** How a run ends. */
function endOf(engine: Engine): Promise<RunProgress> {
  return new Promise((resolve) => {
    const stop = engine.sheets.onProgress((progress) => {
      if (progress.state === 'running' || progress.state === 'paused') return
      stop()
      resolve(progress)
    })
  })
}

const whole = { concurrency: 4, rate: 0, rows: 'all' } as const

describe('a run of a sheet', () => {
  test("sends every token to the profile's endpoint and keeps what was seen", async () => {
    const { engine, profile, sheet, again } = await engineWithSheet(6)
    const { origin, asked } = await serve((_, response) => {
      response.statusCode = 401
      response.end('Token refused')
    })
    engine.lab.setEndpoint(profile.id, endpointOn(origin))
    const ended = endOf(engine)
    expect(await engine.sheets.run({ id: sheet.id, ...whole })).toEqual({ total: 6 })
    expect(await ended).toMatchObject({ sheetId: sheet.id, state: 'done', done: 6, total: 6 })
    expect(engine.sheets.get(sheet.id).counts).toEqual({ pass: 3, fail: 3, unknown: 0, open: 0 })
    expect(engine.sheets.row(sheet.id, 1)).toMatchObject({
      observed: 'refused',
      result: 'pass',
      detail: expect.stringContaining('401'),
    })
    const tokens = [...engine.sheets.each(sheet.id)].map(({ token }) => token)
    expect(asked.map(({ query }) => query.get('token')).sort()).toEqual([...tokens].sort())
    await engine.close()
    const { engine: next } = await again()
    expect(next.sheets.get(sheet.id).counts).toEqual({ pass: 3, fail: 3, unknown: 0, open: 0 })
  })

  test('is refused without an endpoint, and for a profile of production that does not allow it', async () => {
    const { engine, profile, sheet } = await engineWithSheet(1)
    const run = () => engine.sheets.run({ id: sheet.id, ...whole })
    await expect(run()).rejects.toMatchObject({ code: 'bad-request' })
    engine.profiles.save({ ...acme, id: profile.id, environment: 'production' })
    await expect(run()).rejects.toMatchObject({ code: 'lab-closed' })
  })

  test.each(['lock', 'close'] as const)(
    'ends at once on a %s, and what was seen by then is kept',
    async (end) => {
      const { engine, profile, sheet, again } = await engineWithSheet(3)
      const hanging = Promise.withResolvers<void>()
      let count = 0
      const { origin } = await serve((_, response) => {
        count += 1
        if (count === 1) response.end()
        else hanging.resolve()
      })
      engine.lab.setEndpoint(profile.id, endpointOn(origin))
      const ended = endOf(engine)
      await engine.sheets.run({ id: sheet.id, ...whole, concurrency: 1 })
      await hanging.promise
      await engine[end]()
      expect(await ended).toMatchObject({ state: 'cancelled', done: 1, total: 3 })
      await engine.close()
      const { engine: next } = await again()
      expect([...next.sheets.each(sheet.id)].map(({ observed }) => observed)).toEqual([
        'accepted',
        null,
        null,
      ])
    },
  )

  test('ends where its sheet is removed', async () => {
    const { engine, profile, sheet } = await engineWithSheet(1)
    const hanging = Promise.withResolvers<void>()
    const { origin } = await serve(() => hanging.resolve())
    engine.lab.setEndpoint(profile.id, endpointOn(origin))
    const ended = endOf(engine)
    await engine.sheets.run({ id: sheet.id, ...whole })
    await hanging.promise
    await engine.sheets.remove(sheet.id)
    expect(await ended).toMatchObject({ state: 'cancelled', message: '' })
    expect(engine.sheets.list()).toEqual([])
  })
})
