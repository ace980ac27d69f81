/**
 * Where a long list stands, and where its scroll bar stands for it. Chromium makes no element higher than 33,554,428
 * pixels and keeps scroll positions in 32 bits: beyond 16,777,216 a single pixel is lost (measured with Chromium 156, at
 * 1, 1.25 and 2 device pixels a pixel). So a list that is higher is scrolled in a track of bounded height: its two ends
 * are exact, and between them a place of the track stands for a place of the list by ratio.
 */
export interface LongTrack {
  /** All rows, in CSS pixels. */
  readonly length: number
  /** The element that stands for them in the scroll range, in CSS pixels. */
  readonly height: number
  /** What is seen of them at once, in CSS pixels. */
  readonly view: number
}

/** Both in CSS pixels: what of the list is at the top of what is seen, and what the scroll bar says. */
export interface LongPlace {
  readonly offset: number
  readonly scrollTop: number
}

/** CSS pixels. Half of what is still exact to the pixel. */
export const highestTrack = 8_000_000
/** CSS pixels at either end in which the track is the list: further than anyone scrolls without a rest. */
const exactEnd = 1_000_000

export function trackOf(rows: number, rowHeight: number, view: number): LongTrack {
  const length = rows * rowHeight
  return { length, height: Math.min(length, highestTrack), view }
}

/** The offset from which the last row is seen whole. */
export function lastOffset({ length, view }: LongTrack): number {
  return Math.max(0, length - view)
}

function lastScrollTop({ height, view }: LongTrack): number {
  return Math.max(0, height - view)
}

function isScaled({ length, height }: LongTrack): boolean {
  return length !== height
}

/** What of the list a place of the scroll bar stands for. */
export function offsetAt(track: LongTrack, scrollTop: number): number {
  return between(
    scrollTop,
    { end: lastScrollTop(track), far: lastOffset(track) },
    isScaled(track) ? exactEnd : 0,
  )
}

/** The place of the scroll bar that stands for what of the list. */
export function scrollTopAt(track: LongTrack, offset: number): number {
  return between(
    offset,
    { end: lastOffset(track), far: lastScrollTop(track) },
    isScaled(track) ? exactEnd : 0,
  )
}

/** From 0..end to 0..far: with slope 1 in a zone at both ends, and evenly between them. */
function between(value: number, { end, far }: { end: number; far: number }, zone: number): number {
  const from = clamp(value, end)
  if (from <= zone) return from
  if (from >= end - zone) return far - (end - from)
  return zone + ((from - zone) * (far - 2 * zone)) / (end - 2 * zone)
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, value))
}

/** The list and its scroll bar at an offset, or at the end of the list that is next to it. */
export function placeAt(track: LongTrack, offset: number): LongPlace {
  const within = clamp(offset, lastOffset(track))
  return { offset: within, scrollTop: scrollTopAt(track, within) }
}

/**
 * Where the list is after its scroll bar went to `scrollTop`. A short way, as of a wheel, a trackpad or a press beside the
 * thumb, is gone to the pixel; a long one, as of the thumb, leads to what the scroll bar then stands for; at either end of
 * the bar is the end of the list.
 *
 * @param isByWheel a wheel or a trackpad turned last: however far it went within a frame, that is gone to the pixel
 */
export function afterScroll(
  track: LongTrack,
  before: LongPlace,
  scrollTop: number,
  isByWheel = false,
): LongPlace {
  if (!isScaled(track)) return { offset: offsetAt(track, scrollTop), scrollTop }
  if (scrollTop <= 0) return { offset: 0, scrollTop }
  // Where a pixel of the screen is less than one of CSS, the bar may end within the last of them.
  if (scrollTop > lastScrollTop(track) - 1) return { offset: lastOffset(track), scrollTop }
  const way = scrollTop - before.scrollTop
  if (!isByWheel && Math.abs(way) > shortWay(track))
    return { offset: Math.round(offsetAt(track, scrollTop)), scrollTop }
  return { offset: clamp(before.offset + way, lastOffset(track)), scrollTop }
}

/** Less than what the thumb goes over with a quarter of a pixel of its own, but never less than a page. */
function shortWay({ height, view }: LongTrack): number {
  return Math.max(view, height / (4 * Math.max(1, view)))
}

/** Whether the scroll bar no longer stands where it should, after ways that were gone to the pixel. */
export function isOff(track: LongTrack, { offset, scrollTop }: LongPlace): boolean {
  return Math.abs(scrollTopAt(track, offset) - scrollTop) >= 1
}

/** Whether the scroll bar would come to an end before the list does, if someone went on without a rest. */
export function isNearlyOut(track: LongTrack, place: LongPlace): boolean {
  if (!isScaled(track) || !isOff(track, place)) return false
  const left = Math.min(place.scrollTop, lastScrollTop(track) - place.scrollTop)
  return left < exactEnd / 2
}

/** The offset nearest to `offset` at which the whole row is seen. */
export function offsetToSee(track: LongTrack, rowHeight: number, offset: number, row: number): number {
  const top = row * rowHeight
  const offsetToEnd = top + rowHeight - track.view
  if (offset > top) return top
  return offset < offsetToEnd ? Math.min(offsetToEnd, top) : offset
}

/** The places of the first and the last row to draw, with `more` beyond what is seen; null where there are none. */
export function rowsInSight(
  track: LongTrack,
  rowHeight: number,
  offset: number,
  more = 0,
): { readonly first: number; readonly last: number } | null {
  const rows = Math.round(track.length / rowHeight)
  if (rows === 0 || track.view <= 0) return null
  const first = Math.floor(offset / rowHeight) - more
  const last = Math.ceil((offset + track.view) / rowHeight) - 1 + more
  return { first: Math.max(0, Math.min(first, rows - 1)), last: Math.min(rows - 1, Math.max(0, last)) }
}
