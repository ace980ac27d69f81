import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import {
  afterScroll,
  isNearlyOut,
  isOff,
  type LongPlace,
  type LongTrack,
  offsetToSee,
  placeAt,
  rowsInSight,
  trackOf,
} from './long-scroll.ts'

export interface LongListOptions {
  /** Rows of the list, with those that are not fetched yet. */
  readonly count: number
  /** CSS pixels; the same for every row. */
  readonly rowHeight: number
  /** What stays at the top while the rows scroll, in CSS pixels. */
  readonly headHeight: number
  /** What scrolls: the head, and then `LongRows`. */
  readonly listRef: RefObject<HTMLElement | null>
}

export interface LongList {
  readonly track: LongTrack
  readonly rowHeight: number
  readonly headHeight: number
  /** What of the list is at the top of what is seen, in CSS pixels. */
  readonly offset: number
  /** The places that are drawn; the last is before the first where there are none. */
  readonly first: number
  readonly last: number
  /** The first place that is seen whole. */
  readonly firstSeen: number
  /** The whole rows that fit into what is seen. */
  readonly rowsSeen: number
  /** Brings a row into sight, by the shortest way. */
  readonly see: (row: number) => void
  /** Goes to the first row. */
  readonly toTop: () => void
  /** So many rows came in above what is seen, or went: what is seen stays. Does nothing at the top. */
  readonly keepBehind: (rows: number) => void
}

/** Rows that are drawn beyond what is seen at either end. */
const more = 6

/**
 * The scrolling of a list that may have millions of rows of one height; `LongRows` draws them. The browser scrolls, and
 * what its scroll bar says is understood by `long-scroll.ts`.
 */
export function useLongList({ count, rowHeight, headHeight, listRef }: LongListOptions): LongList {
  const [view, setView] = useState(0)
  const [offset, setOffset] = useState(0)
  const place = useRef<LongPlace>({ offset: 0, scrollTop: 0 })
  const track = useMemo(() => trackOf(count, rowHeight, view), [count, rowHeight, view])
  const now = useRef(track)
  now.current = track

  /** Puts list and scroll bar there, whatever was before. */
  const goTo = useCallback(
    (wanted: number) => {
      const list = listRef.current
      const next = placeAt(now.current, wanted)
      if (list !== null) list.scrollTop = next.scrollTop
      // A browser keeps whole pixels of the screen.
      place.current = { offset: next.offset, scrollTop: list?.scrollTop ?? next.scrollTop }
      setOffset(next.offset)
    },
    [listRef],
  )

  useLayoutEffect(() => {
    const list = listRef.current
    if (list === null) return
    const measure = () => setView(Math.max(0, list.clientHeight - headHeight))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(list)
    return () => observer.disconnect()
  }, [listRef, headHeight])

  // Where the track is another, the same rows stay in sight and the scroll bar finds its new place.
  useLayoutEffect(() => {
    if (track.view > 0) goTo(place.current.offset)
  }, [track, goTo])

  useEffect(() => {
    const list = listRef.current
    if (list === null) return
    let isByWheel = false
    const onWheel = () => {
      isByWheel = true
    }
    const onOther = () => {
      isByWheel = false
    }
    const onScroll = () => {
      const { scrollTop } = list
      if (scrollTop === place.current.scrollTop) return
      place.current = afterScroll(now.current, place.current, scrollTop, isByWheel)
      if (isNearlyOut(now.current, place.current)) return goTo(place.current.offset)
      // In the frame that is about to be shown, or the rows would come one behind.
      flushSync(() => setOffset(place.current.offset))
    }
    const onScrollEnd = () => {
      // It may come before the event of the last step.
      onScroll()
      if (isOff(now.current, place.current)) goTo(place.current.offset)
    }
    const listeners = {
      scroll: onScroll,
      scrollend: onScrollEnd,
      wheel: onWheel,
      pointerdown: onOther,
      keydown: onOther,
    }
    for (const [name, listener] of Object.entries(listeners))
      list.addEventListener(name, listener, { passive: true })
    return () => {
      for (const [name, listener] of Object.entries(listeners)) list.removeEventListener(name, listener)
    }
  }, [listRef, goTo])

  const see = useCallback(
    (row: number) => goTo(offsetToSee(now.current, rowHeight, place.current.offset, row)),
    [goTo, rowHeight],
  )
  const toTop = useCallback(() => goTo(0), [goTo])
  const keepBehind = useCallback(
    (rows: number) => {
      if (rows !== 0 && place.current.offset > 0) goTo(place.current.offset + rows * rowHeight)
    },
    [goTo, rowHeight],
  )

  const drawn = rowsInSight(track, rowHeight, offset, more)
  return {
    track,
    rowHeight,
    headHeight,
    offset,
    first: drawn?.first ?? 0,
    last: drawn?.last ?? -1,
    firstSeen: Math.ceil(offset / rowHeight),
    rowsSeen: Math.floor(view / rowHeight),
    see,
    toTop,
    keepBehind,
  }
}
