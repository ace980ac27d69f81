import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { RunProgress } from '../../shared/lab/schemas.ts'
import { noticeStore } from './notice-store.ts'
import { dismissRun, heardOfRun, isUnderWay, runStore, startRun, steerRun, watchRun } from './sheet-run.ts'

const request = { id: 'sheet', concurrency: 8, rate: 0, rows: 'all' } as const
const progress = (over: Partial<RunProgress> = {}): RunProgress => ({
  sheetId: 'sheet',
  state: 'running',
  done: 3,
  total: 10,
  message: '',
  ...over,
})
const run = vi.fn()
const pause = vi.fn()
const runOf = (id: string) => runStore.getState().runs[id]

beforeEach(() => {
  vi.useFakeTimers()
  run.mockReset()
  pause.mockReset()
  vi.stubGlobal('window', { roompass: { 'sheets.run': run, 'sheets.pause': pause } })
  runStore.setState({ runs: {} })
  noticeStore.setState({ notice: null })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('a run', () => {
  it('is there once main says that it runs, with nothing done yet', async () => {
    run.mockResolvedValue({ ok: true, value: { total: 10 } })
    expect(await startRun(request)).toBeNull()
    expect(runOf('sheet')).toEqual(progress({ done: 0 }))
  })

  it('that was over before main answered stays over', async () => {
    run.mockImplementation(async () => {
      heardOfRun(progress({ state: 'done', done: 10 }))
      return { ok: true, value: { total: 10 } }
    })
    await startRun(request)
    expect(runOf('sheet')).toMatchObject({ state: 'done', done: 10 })
  })

  it('begins anew behind one that is over', async () => {
    heardOfRun(progress({ state: 'done', done: 10 }))
    run.mockResolvedValue({ ok: true, value: { total: 4 } })
    await startRun(request)
    expect(runOf('sheet')).toMatchObject({ state: 'running', done: 0, total: 4 })
  })

  it('that could not begin says why; a no to the dialog says nothing', async () => {
    const failure = { ok: false, code: 'bad-request', message: 'There is no endpoint yet.' }
    run.mockResolvedValueOnce(failure)
    expect(await startRun(request)).toEqual(failure)
    run.mockResolvedValueOnce({ ok: false, code: 'cancelled', message: 'Cancelled.' })
    expect(await startRun(request)).toBeNull()
    expect(runOf('sheet')).toBeUndefined()
  })

  it('is under way while it runs or is paused', () => {
    const states = ['running', 'paused', 'done', 'cancelled', 'failed'] as const
    expect(states.map((state) => isUnderWay(progress({ state })))).toEqual([true, true, false, false, false])
    expect(isUnderWay(undefined)).toBe(false)
  })

  it('is dismissed only when it is over', () => {
    heardOfRun(progress({ state: 'paused' }))
    dismissRun('sheet')
    expect(runOf('sheet')).toBeDefined()
    heardOfRun(progress({ state: 'cancelled' }))
    dismissRun('sheet')
    expect(runOf('sheet')).toBeUndefined()
  })

  it('says in the corner that it ended, unless somebody looks at it', () => {
    const stop = watchRun('sheet')
    heardOfRun(progress({ state: 'done', done: 10 }))
    expect(noticeStore.getState().notice).toBeNull()
    stop()
    heardOfRun(progress({ state: 'done', done: 10 }))
    expect(noticeStore.getState().notice).toMatchObject({
      tone: 'ok',
      message: 'A run is over: 10 rows done.',
    })
    heardOfRun(progress({ state: 'failed', message: 'The disk is full.' }))
    expect(noticeStore.getState().notice?.message).toBe('A run has ended. The disk is full.')
  })

  it('that can not be paused says why', async () => {
    pause.mockResolvedValue({ ok: false, code: 'not-found', message: 'There is no such run.' })
    await steerRun('sheet', 'pause')
    expect(noticeStore.getState().notice).toMatchObject({ tone: 'error', message: 'There is no such run.' })
  })
})
