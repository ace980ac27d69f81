import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterScroll,
  highestTrack,
  isNearlyOut,
  isOff,
  type LongTrack,
  lastOffset,
  offsetAt,
  offsetToSee,
  placeAt,
  rowsInSight,
  scrollTopAt,
  trackOf,
} from './long-scroll.ts'

const rowHeight = 39
const tracks = fc
  .tuple(
    fc.oneof(fc.nat(1_000), fc.nat(300_000), fc.nat(20_000_000)),
    fc.integer({ min: 24, max: 60 }),
    fc.integer({ min: 60, max: 2_000 }),
  )
  .map(([rows, height, view]) => trackOf(rows, height, view))
const endOf = ({ height, view }: LongTrack) => Math.max(0, height - view)
const share = fc.double({ min: 0, max: 1, noNaN: true })
const million = trackOf(1_000_000, rowHeight, 600)

describe('the track of a list', () => {
  it('is the list itself for as long as it is not too high, and never higher than it may be', () => {
    expect(trackOf(200_000, rowHeight, 600)).toEqual({ length: 7_800_000, height: 7_800_000, view: 600 })
    expect(million).toEqual({ length: 39_000_000, height: highestTrack, view: 600 })
  })

  it('stands for the list from end to end', () => {
    fc.assert(
      fc.property(tracks, (track) => {
        expect(offsetAt(track, 0)).toBe(0)
        expect(offsetAt(track, endOf(track))).toBe(lastOffset(track))
        expect(scrollTopAt(track, 0)).toBe(0)
        expect(scrollTopAt(track, lastOffset(track))).toBe(endOf(track))
      }),
    )
  })

  it('never goes back while the scroll bar goes on', () => {
    fc.assert(
      fc.property(tracks, share, share, (track, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)]
        expect(offsetAt(track, low * endOf(track))).toBeLessThanOrEqual(offsetAt(track, high * endOf(track)))
      }),
    )
  })

  it('leads from an offset to the scroll bar and back to the same', () => {
    fc.assert(
      fc.property(tracks, share, (track, at) => {
        const offset = at * lastOffset(track)
        const back = offsetAt(track, scrollTopAt(track, offset))
        expect(Math.abs(back - offset)).toBeLessThan(0.01)
      }),
    )
  })

  it('has every row of a list of twenty million within reach', () => {
    const track = trackOf(20_000_000, rowHeight, 600)
    fc.assert(
      fc.property(fc.nat(19_999_999), (row) => {
        const { offset } = placeAt(track, offsetToSee(track, rowHeight, 0, row))
        const seen = rowsInSight(track, rowHeight, offset)
        expect(seen?.first).toBeLessThanOrEqual(row)
        expect(seen?.last).toBeGreaterThanOrEqual(row)
      }),
    )
  })
})

/** As a browser does it: the scroll bar goes so far, and never beyond its ends. */
const scrolled = (track: LongTrack, scrollTop: number, way: number) =>
  Math.max(0, Math.min(endOf(track), scrollTop + way))

describe('scrolling', () => {
  it('by a wheel goes exactly as far as the wheel says, wherever that is', () => {
    fc.assert(
      fc.property(share, fc.integer({ min: -600, max: 600 }), (at, way) => {
        const before = placeAt(million, Math.round(at * lastOffset(million)))
        const after = afterScroll(million, before, scrolled(million, before.scrollTop, way))
        const most = lastOffset(million)
        const exact = Math.max(0, Math.min(most, before.offset + way))
        // Within the last pixel the bar is at its end.
        expect(Math.abs(after.offset - exact)).toBeLessThanOrEqual(most - exact < 1 ? 1 : 0.001)
      }),
    )
  })

  it('back and forth by a wheel comes back to the same pixel, with the bar put right at every rest', () => {
    const ways = fc.array(fc.tuple(fc.integer({ min: -900, max: 900 }), fc.boolean()), { maxLength: 60 })
    fc.assert(
      fc.property(fc.integer({ min: 2_000_000, max: 37_000_000 }), ways, (start, steps) => {
        let place = placeAt(million, start)
        let gone = 0
        for (const [way, rests] of steps) {
          place = afterScroll(million, place, scrolled(million, place.scrollTop, way))
          gone += way
          // A browser keeps whole pixels.
          if (rests) place = { ...place, scrollTop: Math.round(scrollTopAt(million, place.offset)) }
        }
        expect(place.offset).toBeCloseTo(start + gone, 3)
      }),
    )
  })

  it('by the thumb goes to what the bar then stands for', () => {
    const before = placeAt(million, 5_000)
    const after = afterScroll(million, before, endOf(million) / 2)
    expect(Math.abs(after.offset - lastOffset(million) / 2)).toBeLessThanOrEqual(1)
  })

  it('by a wheel that is turned very fast is exact too, though as long a way would be one of the thumb', () => {
    const before = placeAt(million, 20_000_000)
    const target = before.scrollTop + 12_000
    expect(afterScroll(million, before, target, true).offset).toBe(20_012_000)
    expect(afterScroll(million, before, target).offset).toBeGreaterThan(20_050_000)
  })

  it('to an end of the bar is at the end of the list, whatever was before', () => {
    fc.assert(
      fc.property(tracks, share, share, (track, offset, scrollTop) => {
        const before = { offset: offset * lastOffset(track), scrollTop: scrollTop * endOf(track) }
        expect(afterScroll(track, before, 0).offset).toBe(0)
        expect(afterScroll(track, before, endOf(track)).offset).toBe(lastOffset(track))
      }),
    )
  })

  it('through a list that is not scaled is what the browser does', () => {
    const track = trackOf(5_000, rowHeight, 600)
    expect(afterScroll(track, placeAt(track, 100), 4_711.5)).toEqual({ offset: 4_711.5, scrollTop: 4_711.5 })
  })
})

describe('a bar that is not where it should be', () => {
  const off = afterScroll(million, placeAt(million, 20_000_000), scrollTopAt(million, 20_000_000) + 600)

  it('is known after a way that was gone to the pixel, and put right by placing it', () => {
    expect(isOff(million, off)).toBe(true)
    expect(isOff(million, placeAt(million, off.offset))).toBe(false)
  })

  it('is put right at once only where it would come to its end before the list does', () => {
    expect(isNearlyOut(million, off)).toBe(false)
    expect(isNearlyOut(million, { offset: 3_000_000, scrollTop: 400_000 })).toBe(true)
    expect(isNearlyOut(million, { offset: 36_000_000, scrollTop: highestTrack - 400_000 })).toBe(true)
    expect(isNearlyOut(million, placeAt(million, 300))).toBe(false)
  })
})

describe('a row', () => {
  it('that is seen whole moves nothing, another comes in at the nearer end', () => {
    const track = trackOf(1_000_000, rowHeight, 390)
    expect(offsetToSee(track, rowHeight, 3_900, 100)).toBe(3_900)
    expect(offsetToSee(track, rowHeight, 3_900, 109)).toBe(3_900)
    expect(offsetToSee(track, rowHeight, 3_900, 110)).toBe(3_939)
    expect(offsetToSee(track, rowHeight, 3_900, 99)).toBe(3_861)
  })

  it('that is higher than what is seen shows its top', () => {
    expect(offsetToSee(trackOf(10, rowHeight, 20), rowHeight, 0, 5)).toBe(195)
  })

  it('is drawn exactly where it is seen, without gaps', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000_000 }), share, fc.nat(8), (rows, at, more) => {
        const track = trackOf(rows, rowHeight, 600)
        const offset = at * lastOffset(track)
        const seen = rowsInSight(track, rowHeight, offset, more) ?? { first: -1, last: -1 }
        const end = Math.min(track.length, offset + track.view)
        expect(seen.first * rowHeight).toBeLessThanOrEqual(offset)
        expect((seen.last + 1) * rowHeight).toBeGreaterThanOrEqual(end - 0.001)
        expect(seen.last - seen.first).toBeLessThanOrEqual(track.view / rowHeight + 2 + 2 * more)
      }),
    )
  })

  it('is not drawn where there is none, or before the place is known', () => {
    expect(rowsInSight(trackOf(0, rowHeight, 600), rowHeight, 0)).toBeNull()
    expect(rowsInSight(trackOf(10, rowHeight, 0), rowHeight, 0)).toBeNull()
    expect(rowsInSight(trackOf(3, rowHeight, 600), rowHeight, 0, 6)).toEqual({ first: 0, last: 2 })
  })
})
