/**
 * LongRows: the rows of a list that may be longer than an element may be high. It stands in what scrolls, below a head
 * that stays; only the rows in sight are drawn.
 *
 *   const long = useLongList({ count, rowHeight: 39, headHeight: 39, listRef })
 *   <div ref={listRef} role="grid" className={long.list}>
 *     <div role="row">…</div>
 *     <LongRows long={long}>{(place, top) => <Line key={place} place={place} top={top} />}</LongRows>
 *   </div>
 *
 * A row is placed by `transform: translateY(top)`; `top` stays the same while the list scrolls through its
 * neighbourhood, so that a memoised row is not drawn again.
 */
import type { ReactNode } from 'react'
import styles from './LongRows.module.css'
import type { LongList } from './use-long-list.ts'

interface LongRowsProps {
  readonly long: LongList
  /** One row, at so many CSS pixels from the top of what holds it. */
  readonly children: (place: number, top: number) => ReactNode
}

/** Rows whose places are told from the same row: positions of millions of pixels would be drawn off by some. */
const neighbourhood = 1_000

export function LongRows({ long, children }: LongRowsProps) {
  const { track, rowHeight, headHeight, offset, first, last } = long
  const base = Math.floor(first / neighbourhood) * neighbourhood
  const places = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  return (
    <div role="presentation" style={{ height: track.height }}>
      <div
        role="presentation"
        className={styles.window}
        style={{ top: headHeight, height: Math.min(track.view, track.height) }}
      >
        <div role="presentation" style={{ transform: `translateY(${base * rowHeight - offset}px)` }}>
          {places.map((place) => children(place, (place - base) * rowHeight))}
        </div>
      </div>
    </div>
  )
}
