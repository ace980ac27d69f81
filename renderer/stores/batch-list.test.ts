import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Batch } from '../../shared/batch/schemas.ts'
import { actOnBatch, batchListStore, heardOfBatch, isUnderWay, loadBatches } from './batch-list.ts'
import { answered, refused, testBatch, testMain } from './batch-test-double.ts'
import { noticeStore } from './notice-store.ts'
import { screenStore, showScreen } from './screen-store.ts'

const list = vi.fn()
const verb = vi.fn()
const batches = () => batchListStore.getState().batches
const said = () => noticeStore.getState().notice?.message ?? null

beforeEach(() => {
  vi.useFakeTimers()
  list.mockReset()
  verb.mockReset()
  const acts = ['pause', 'resume', 'cancel', 'forget'].map((act) => [
    `batch.${act}`,
    (request: object) => verb(act, request),
  ])
  testMain({ 'batch.list': list, ...Object.fromEntries(acts) })
  batchListStore.setState({ batches: null, failure: null, asked: {} })
  noticeStore.setState({ notice: null })
  screenStore.setState({ screen: 'batch' })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const answer = (...found: Batch[]) => answered({ batches: found })

describe('the list of batches', () => {
  it('is as main answered last', async () => {
    const late = Promise.withResolvers<unknown>()
    list.mockReturnValueOnce(late.promise).mockResolvedValueOnce(answer(testBatch({ id: 'two' })))
    const first = loadBatches()
    await loadBatches()
    late.resolve(answer(testBatch({ id: 'one' })))
    await first
    expect(batches()?.map(({ id }) => id)).toEqual(['two'])
  })

  it('keeps what was heard while main answered', async () => {
    const late = Promise.withResolvers<unknown>()
    list.mockReturnValueOnce(late.promise)
    const loading = loadBatches()
    heardOfBatch(testBatch({ issued: 700 }))
    late.resolve(answer(testBatch({ issued: 250 })))
    await loading
    expect(batches()?.[0]?.issued).toBe(700)
  })

  it('stays where it can not be read, with the reason beside it', async () => {
    const failure = refused('history-unavailable', 'The history is locked.')
    list.mockResolvedValueOnce(answer(testBatch())).mockResolvedValueOnce(failure)
    await loadBatches()
    await loadBatches()
    expect(batches()).toHaveLength(1)
    expect(batchListStore.getState().failure).toEqual(failure)
  })

  it('gets one that begins at its top, and leaves the others as they are', () => {
    const other = testBatch({ id: 'other' })
    heardOfBatch(other)
    heardOfBatch(testBatch())
    heardOfBatch(testBatch({ issued: 300 }))
    expect(batches()?.map(({ id, issued }) => [id, issued])).toEqual([
      ['batch', 300],
      ['other', 250],
    ])
    expect(batches()?.[1]).toBe(other)
  })
})

describe('a batch that nobody looks at', () => {
  it('says in the corner that it is over or broke off, once', () => {
    showScreen('issue')
    heardOfBatch(testBatch())
    expect(said()).toBeNull()
    heardOfBatch(testBatch({ state: 'done', issued: 1000 }))
    expect(said()).toBe('A batch is over: 1,000 tokens issued.')
    noticeStore.setState({ notice: null })
    heardOfBatch(testBatch({ state: 'done', issued: 1000 }))
    expect(said()).toBeNull()
    heardOfBatch(testBatch({ state: 'stopped', message: 'The disk is full.' }))
    expect(said()).toBe('A batch broke off. The disk is full.')
  })

  it('says nothing where the screen is shown', () => {
    heardOfBatch(testBatch({ state: 'done' }))
    expect(said()).toBeNull()
  })
})

describe('what is asked of a batch', () => {
  it('is asked once, however often it is pressed', async () => {
    const late = Promise.withResolvers<unknown>()
    verb.mockReturnValue(late.promise)
    const first = actOnBatch('batch', 'pause')
    expect(batchListStore.getState().asked).toEqual({ batch: 'pause' })
    await actOnBatch('batch', 'cancel')
    late.resolve(answered({}))
    await first
    expect(verb.mock.calls).toEqual([['pause', { id: 'batch' }]])
    expect(batchListStore.getState().asked).toEqual({})
  })

  it('is taken over from the answer, unless something newer was heard', async () => {
    verb.mockResolvedValueOnce(answered(testBatch({ state: 'cancelled' })))
    await actOnBatch('batch', 'cancel')
    expect(batches()?.[0]?.state).toBe('cancelled')
    verb.mockImplementationOnce(async () => {
      heardOfBatch(testBatch({ state: 'done', issued: 1000 }))
      return answered(testBatch({ state: 'running' }))
    })
    await actOnBatch('batch', 'resume')
    expect(batches()?.[0]?.state).toBe('done')
  })

  it('says why it did not work; a no to a dialog says nothing', async () => {
    verb.mockResolvedValueOnce(refused('cancelled', 'Cancelled.'))
    await actOnBatch('batch', 'resume')
    expect(said()).toBeNull()
    verb.mockResolvedValueOnce(refused('key-missing', 'The profile has no current key.'))
    await actOnBatch('batch', 'resume')
    expect(said()).toBe('The profile has no current key.')
  })

  it('takes one that is forgotten off the list', async () => {
    heardOfBatch(testBatch({ state: 'done' }))
    verb.mockResolvedValueOnce(answered({}))
    await actOnBatch('batch', 'forget')
    expect(batches()).toEqual([])
  })

  it('is possible here for what goes on', () => {
    const states = ['running', 'paused', 'elsewhere', 'stopped', 'done', 'cancelled'] as const
    expect(states.filter((state) => isUnderWay({ state }))).toEqual(['running', 'paused', 'elsewhere'])
  })
})
