import { describe, expect, it } from 'vitest'
import type { Result } from '../../shared/errors.ts'
import type { Statistics } from '../../shared/schemas.ts'
import { createStatisticsAnswers, type StatisticsRequest } from './statistics-answers.ts'
import { testStatistics } from './test-statistics.ts'

const everything: StatisticsRequest = { from: null, until: null, profileId: null, timeZone: 'UTC' }
const ofOne: StatisticsRequest = { ...everything, profileId: 'profile-1' }

/** A main of which the test decides when each answer comes. */
function slowMain() {
  const waiting: { request: StatisticsRequest; answer: (result: Result<Statistics>) => void }[] = []
  const answers = createStatisticsAnswers(
    (request) => new Promise((resolve) => waiting.push({ request, answer: resolve })),
  )
  return { answers, waiting }
}

describe('the statistics', () => {
  it('are those that were asked for last, also when an earlier answer comes later', async () => {
    const { answers, waiting } = slowMain()
    const first = answers.ask(everything)
    const second = answers.ask(ofOne)
    waiting[1]?.answer({ ok: true, value: testStatistics({ total: 2 }) })
    await second
    waiting[0]?.answer({ ok: true, value: testStatistics({ total: 1 }) })
    await first
    expect(answers.store.getState().answer).toMatchObject({ request: ofOne, statistics: { total: 2 } })
  })

  it('stay until the next are there, and beside a failure', async () => {
    const { answers, waiting } = slowMain()
    const first = answers.ask(everything)
    waiting[0]?.answer({ ok: true, value: testStatistics({ total: 1 }) })
    await first
    const second = answers.ask(ofOne)
    expect(answers.store.getState().answer?.request).toBe(everything)
    waiting[1]?.answer({ ok: false, code: 'history-unavailable', message: 'Locked.' })
    await second
    expect(answers.store.getState()).toMatchObject({
      answer: { request: everything },
      failure: { message: 'Locked.' },
    })
  })

  it('are asked for again with the same question, and the failure goes with the answer', async () => {
    const { answers, waiting } = slowMain()
    await answers.refresh()
    expect(waiting).toEqual([])
    const first = answers.ask(ofOne)
    waiting[0]?.answer({ ok: false, code: 'history-unavailable', message: 'Locked.' })
    await first
    const again = answers.refresh()
    expect(waiting[1]?.request).toBe(ofOne)
    waiting[1]?.answer({ ok: true, value: testStatistics({ total: 3 }) })
    await again
    expect(answers.store.getState()).toMatchObject({ answer: { statistics: { total: 3 } }, failure: null })
  })
})
