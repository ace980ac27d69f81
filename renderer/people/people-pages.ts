/** People on one page. */
export const peoplePerPage = 100

export interface Page {
  /** Where the page begins, from 0. */
  readonly offset: number
  /** Where the pages beside it begin; null where there is none. */
  readonly previous: number | null
  readonly next: number | null
  /** Such as `101–200 of 1,234`. */
  readonly words: string
}

const numbers = new Intl.NumberFormat('en')

/** The page that an offset falls on; the last one where so many are no longer there. */
export function pageOf(wanted: number, total: number): Page {
  const last = Math.max(0, Math.ceil(total / peoplePerPage) - 1)
  const place = Math.min(Math.floor(Math.max(0, wanted) / peoplePerPage), last)
  const offset = place * peoplePerPage
  const end = Math.min(offset + peoplePerPage, total)
  return {
    offset,
    previous: place > 0 ? offset - peoplePerPage : null,
    next: place < last ? offset + peoplePerPage : null,
    words: `${numbers.format(Math.min(offset + 1, total))}–${numbers.format(end)} of ${numbers.format(total)}`,
  }
}
