import { describe, expect, it } from 'vitest'
import type { Result } from '../../shared/errors.ts'
import { createQuestion } from './question.ts'

describe('a question that is asked again', () => {
  it('keeps the answer before until the next one is there, and is asked once at a time', async () => {
    const answers: ((answer: Result<string>) => void)[] = []
    const question = createQuestion(() => new Promise<Result<string>>((resolve) => answers.push(resolve)))
    const first = question.ask()
    await question.ask()
    expect(answers).toHaveLength(1)
    answers[0]?.({ ok: true, value: 'three' })
    await first
    const second = question.ask()
    expect(question.store.getState()).toEqual({ isAsking: true, answer: 'three', failure: null })
    answers[1]?.({ ok: true, value: 'four' })
    await second
    expect(question.store.getState()).toEqual({ isAsking: false, answer: 'four', failure: null })
  })

  it('says why there is no answer, and nothing where it was called off', async () => {
    let result: Result<string> = { ok: false, code: 'platform-unavailable', message: 'No network.' }
    const question = createQuestion(async () => result)
    await question.ask()
    expect(question.store.getState().failure?.message).toBe('No network.')
    result = { ok: false, code: 'cancelled', message: 'Cancelled.' }
    await question.ask()
    expect(question.store.getState()).toEqual({ isAsking: false, answer: null, failure: null })
  })

  it('holds one answer, however often it is asked', async () => {
    let asked = 0
    const question = createQuestion(async () => ({ ok: true as const, value: { asked: ++asked } }))
    for (let round = 0; round < 10_000; round += 1) await question.ask()
    expect(question.store.getState()).toEqual({ isAsking: false, answer: { asked: 10_000 }, failure: null })
  })
})
