import { expect, test, vi } from 'vitest'
import { createQuestions } from './questions.ts'

test('the same question at once is asked one time, and again after it', async () => {
  const questions = createQuestions()
  const work = vi.fn(async () => ({ rooms: [] }))
  const [one, other] = await Promise.all([
    questions.ask('profile', 'rooms', work),
    questions.ask('profile', 'rooms', work),
  ])
  expect(one).toBe(other)
  expect(work).toHaveBeenCalledTimes(1)
  await questions.ask('profile', 'rooms', work)
  expect(work).toHaveBeenCalledTimes(2)
})

test('another question, or another profile’s, is its own', async () => {
  const questions = createQuestions()
  const work = vi.fn(async () => null)
  await Promise.all([
    questions.ask('profile', 'rooms', work),
    questions.ask('profile', 'roles', work),
    questions.ask('other', 'rooms', work),
  ])
  expect(work).toHaveBeenCalledTimes(3)
})

test('cancelling ends the questions of one profile, also where the work does not stop', async () => {
  const questions = createQuestions()
  const signals: AbortSignal[] = []
  const forever = (signal: AbortSignal) => {
    signals.push(signal)
    return new Promise<never>(() => undefined)
  }
  const rooms = questions.ask('profile', 'rooms', forever)
  const roles = questions.ask('profile', 'roles', forever)
  const others = questions.ask('other', 'rooms', async () => 'kept')
  questions.cancel('profile')
  for (const one of await Promise.allSettled([rooms, roles])) {
    expect(one).toMatchObject({ status: 'rejected', reason: { code: 'cancelled' } })
  }
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true])
  expect(await others).toBe('kept')
})

test('a question after cancelling does not share the one that was ended', async () => {
  const questions = createQuestions()
  const asking = questions.ask('profile', 'rooms', () => new Promise<string>(() => undefined))
  const ended = expect(asking).rejects.toMatchObject({ code: 'cancelled' })
  questions.cancel()
  expect(await questions.ask('profile', 'rooms', async () => 'new')).toBe('new')
  await ended
})

test('a failure is everybody’s who asked, and is not kept', async () => {
  const questions = createQuestions()
  const failing = () => Promise.reject(new Error('no'))
  const both = [questions.ask('profile', 'rooms', failing), questions.ask('profile', 'rooms', failing)]
  for (const one of await Promise.allSettled(both)) expect(one.status).toBe('rejected')
  expect(await questions.ask('profile', 'rooms', async () => 'yes')).toBe('yes')
})
