import { describe, expect, it } from 'vitest'
import type { PlatformProgress } from '../../shared/schemas.ts'
import { askingStore, askPlatform, heardOf } from './platform-store.ts'

const progress = (over: Partial<PlatformProgress> = {}): PlatformProgress => ({
  profileId: 'acme',
  asking: 'rooms',
  fetched: 100,
  total: 500,
  waitingUntil: null,
  ...over,
})

describe('asking a platform', () => {
  const underWay = () => [...askingStore.getState().underWay]

  it('is under way until there is an answer, with how far it has come', async () => {
    const answer = Promise.withResolvers<string>()
    const asked = askPlatform('acme', 'rooms', () => answer.promise)
    expect(underWay()).toEqual([['rooms acme', { times: 1, progress: null }]])
    heardOf(progress())
    expect(underWay()).toEqual([['rooms acme', { times: 1, progress: progress() }]])
    answer.resolve('rooms')
    expect(await asked).toBe('rooms')
    expect(underWay()).toEqual([])
  })

  it('keeps apart what is asked, and of whom', async () => {
    const answer = Promise.withResolvers<void>()
    const asked = askPlatform('acme', 'rooms', () => answer.promise)
    heardOf(progress({ asking: 'roles' }))
    heardOf(progress({ profileId: 'other' }))
    expect(underWay()).toEqual([['rooms acme', { times: 1, progress: null }]])
    answer.resolve()
    await asked
  })

  it('is over only when the last one of the same kind is', async () => {
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const one = askPlatform('acme', 'room', () => first.promise)
    const two = askPlatform('acme', 'room', () => second.promise)
    first.resolve()
    await one
    expect(underWay()).toEqual([['room acme', { times: 1, progress: null }]])
    second.resolve()
    await two
    expect(underWay()).toEqual([])
  })

  it('is over too where the question itself fails', async () => {
    await expect(askPlatform('acme', 'room', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(underWay()).toEqual([])
  })
})
