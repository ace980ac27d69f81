import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pageOf, peoplePerPage } from './people-pages.ts'

describe('the pages of people', () => {
  it('say where they are and what lies beside them', () => {
    expect(pageOf(0, 250)).toEqual({ offset: 0, previous: null, next: 100, words: '1–100 of 250' })
    expect(pageOf(100, 250)).toEqual({ offset: 100, previous: 0, next: 200, words: '101–200 of 250' })
    expect(pageOf(200, 250)).toEqual({ offset: 200, previous: 100, next: null, words: '201–250 of 250' })
  })

  it('end with the last full page', () => {
    expect(pageOf(0, 100).next).toBeNull()
    expect(pageOf(0, 101).next).toBe(100)
  })

  it('go back to the last one where the wanted one is gone', () => {
    expect(pageOf(200, 200).offset).toBe(100)
    expect(pageOf(100, 0)).toEqual({ offset: 0, previous: null, next: null, words: '0–0 of 0' })
  })

  it('reach everybody by going on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), (total) => {
        let steps = 0
        for (let at: number | null = 0; at !== null; at = pageOf(at, total).next) steps += 1
        expect(steps).toBe(Math.max(1, Math.ceil(total / peoplePerPage)))
      }),
    )
  })
})
