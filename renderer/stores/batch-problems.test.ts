import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createProblemPages, problemsInPage } from './batch-problems.ts'
import { answered, refused, testProblem } from './batch-test-double.ts'

const ask = vi.fn()

/** A main that lists so many rows. */
function listing(total: number) {
  ask.mockImplementation(async ({ offset, limit }: { offset: number; limit: number }) =>
    answered({
      total,
      problems: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, at) =>
        testProblem(offset + at + 1),
      ),
    }),
  )
}

beforeEach(() => void ask.mockReset())

describe('the rows of a dry run', () => {
  it('come in pages, each asked for once', async () => {
    listing(250)
    const pages = createProblemPages(ask)
    await pages.ask('error')
    expect(ask).toHaveBeenCalledWith({ level: 'error', offset: 0, limit: problemsInPage })
    expect(pages.store.getState()).toMatchObject({ level: 'error', total: 250, failure: null })
    await Promise.all([pages.want(90, 120), pages.want(90, 120)])
    expect(ask).toHaveBeenCalledTimes(2)
    await pages.want(0, 10_000)
    expect(ask).toHaveBeenCalledTimes(3)
    const { rows } = pages.store.getState()
    expect(rows.size).toBe(250)
    expect([...rows].every(([place, { row }]) => row === place + 1)).toBe(true)
  })

  it('are those of the last question', async () => {
    const late = Promise.withResolvers<unknown>()
    ask.mockReturnValueOnce(late.promise)
    const pages = createProblemPages(ask)
    const first = pages.ask('error')
    listing(1)
    await pages.ask('warning')
    late.resolve(answered({ total: 5, problems: [] }))
    await first
    expect(pages.store.getState()).toMatchObject({ level: 'warning', total: 1 })
  })

  it('are as many as there are now once the list has changed', async () => {
    listing(250)
    const pages = createProblemPages(ask)
    await pages.ask(null)
    await pages.want(100, 249)
    listing(120)
    await pages.refresh(110, 115)
    const { rows, total } = pages.store.getState()
    expect(total).toBe(120)
    expect([...rows.keys()]).toEqual(Array.from({ length: 20 }, (_, at) => 100 + at))
    await pages.want(0, 5)
    expect(pages.store.getState().rows.size).toBe(120)
  })

  it('can be asked for again where main could not answer', async () => {
    listing(250)
    const pages = createProblemPages(ask)
    await pages.ask(null)
    ask.mockResolvedValueOnce(refused('not-found', 'These rows are gone.'))
    await pages.want(100, 110)
    expect(pages.store.getState().failure?.message).toBe('These rows are gone.')
    expect(pages.store.getState().rows.size).toBe(100)
    await pages.want(100, 110)
    expect(pages.store.getState()).toMatchObject({ failure: null, total: 250 })
  })
})
