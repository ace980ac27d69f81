import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { timelineOf } from './timeline-of.ts'

describe('the line from, now, until', () => {
  it('begins at now where the validity does', () => {
    const shape = timelineOf({ from: 100, until: 200, now: 100 })
    expect(shape.now).toBe(shape.start)
    expect(shape.end).toBeGreaterThan(shape.start)
  })

  it('moves now through the bar, into it before and out of it after', () => {
    const at = (now: number) => timelineOf({ from: 100, until: 200, now })
    expect(at(50).now).toBeLessThan(at(50).start)
    expect(at(150).now).toBeCloseTo((at(150).start + at(150).end) / 2)
    expect(at(250).now).toBeGreaterThan(at(250).end)
  })

  it('runs out of the picture where there is no start or no end', () => {
    expect(timelineOf({ from: null, until: null, now: 5 })).toMatchObject({
      start: 0,
      end: 1,
      isOpenStart: true,
      isOpenEnd: true,
    })
  })

  it('stays in the picture and never runs backwards, however odd the times', () => {
    const time = fc.option(fc.maxSafeInteger())
    fc.assert(
      fc.property(time, time, fc.nat(), (from, until, now) => {
        const shape = timelineOf({ from, until, now })
        expect(shape.start).toBeLessThanOrEqual(shape.end)
        for (const place of [shape.start, shape.end, shape.now]) {
          expect(place).toBeGreaterThanOrEqual(0)
          expect(place).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})
