import { onTestFinished } from 'vitest'
import type { Endpoint, RunProgress, Sheet, SheetRow } from '../../../shared/lab/schemas.ts'
import { acme, testNow } from '../../test-drafts.ts'
import { createRuns, type RunsContext } from './create-runs.ts'
import type { RowObservation } from './observation.ts'

type TokenRow = SheetRow & { readonly token: string | null }

/** An endpoint that takes 2xx for accepted. */
export const endpointOn = (origin: string, more: Partial<Endpoint> = {}): Endpoint => ({
  url: `${origin}/check?token={token}`,
  method: 'GET',
  headers: [],
  body: '',
  accepted: { by: 'status', from: 200, to: 299 },
  nameScreen: null,
  ...more,
})

export const tokenOf = (number: number) => `test-token-${number}`

/** So many rows of a sheet, each with a token and a link. */
export const rowsOf = (count: number, more: (number: number) => Partial<TokenRow> = () => ({})): TokenRow[] =>
  Array.from({ length: count }, (_, index) => {
    const number = index + 1
    return {
      number,
      caseId: `case-${number}`,
      title: `Case ${number}`,
      group: 'time',
      expected: 'refused',
      reason: 'It is a test.',
      source: 'RFC 7519, documented',
      resigned: true,
      sessionId: `session-${number}`,
      link: `https://acme.digitalsamba.com/lobby?token=${tokenOf(number)}`,
      request: null,
      observed: null,
      detail: '',
      observedAt: null,
      result: 'open',
      note: '',
      token: tokenOf(number),
      ...more(number),
    }
  })

const profile = { ...acme, id: 'profile-1', keys: [] }

export const testSheet: Sheet = {
  id: 'sheet-1',
  title: 'A test',
  platform: 'digital-samba',
  profileId: profile.id,
  profileName: profile.name,
  environment: profile.environment,
  room: 'lobby',
  madeAt: testNow,
  moment: testNow,
  counts: { pass: 0, fail: 0, unknown: 0, open: 0 },
}

/** Runs of one sheet whose rows are in memory. They are ended after the test. */
export function testRuns(
  rows: readonly TokenRow[],
  endpoint: Endpoint | null,
  more: Partial<RunsContext> = {},
) {
  const batches: (readonly RowObservation[])[] = []
  const progress: RunProgress[] = []
  const under = new Set<Promise<unknown>>()
  const runs = createRuns({
    sheet: () => testSheet,
    rows: () => rows,
    profile: () => profile,
    endpoint: () => endpoint,
    confirmedOrigin: () =>
      endpoint === null ? null : new URL(endpoint.url.replaceAll(/\{\w+\}/g, '/x')).origin,
    observeMany: (_, observations) => void batches.push(observations),
    send: () => Promise.reject(new Error('There is no platform in this test.')),
    during: (work) => {
      const result = work()
      under.add(result)
      return result
    },
    now: () => testNow,
    clock: () => performance.now(),
    ...more,
  })
  onTestFinished(() => runs.stop())
  runs.onProgress((one) => progress.push(one))
  const isOver = ({ state }: RunProgress) => state !== 'running' && state !== 'paused'
  const over = () =>
    new Promise<RunProgress>((resolve) => {
      const stop = runs.onProgress((one) => {
        if (!isOver(one)) return
        stop()
        resolve(one)
      })
    })
  const ask = (how: Partial<Parameters<typeof runs.run>[0]> = {}) =>
    runs.run({ id: testSheet.id, concurrency: 4, rate: 0, rows: 'all', ...how })
  return {
    runs,
    ask,
    over,
    progress,
    batches,
    /** What was kept, by the number of the row. */
    seen: () => new Map(batches.flat().map((one) => [one.number, one])),
    /** Begins a run and waits for its end. */
    whole: async (how: Partial<Parameters<typeof runs.run>[0]> = {}) => {
      const ended = over()
      await ask(how)
      return ended
    },
    /** What a lock would wait for. */
    settled: () => Promise.allSettled(under),
  }
}

/** The failure of a run that does not begin; null where it does. */
export const failureOf = (asking: Promise<unknown>) =>
  asking.then(
    () => null,
    (error: unknown) => error,
  )
