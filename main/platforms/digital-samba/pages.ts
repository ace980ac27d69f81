import type { Account } from '../platform.ts'
import { basic, bodyOf } from './api.ts'
import { readList } from './read-values.ts'

/** A list of the API, page by page. */
export interface Listing<T> {
  /** Such as `/api/v1/rooms`. */
  readonly path: string
  /** What else is asked beside the page. */
  readonly query?: Readonly<Record<string, string>>
  /**
   * How the next page is asked for: behind the last record, which stays right where records come and go meanwhile, or by
   * number.
   */
  readonly by: 'after' | 'offset'
  /** So many items are read and no more, whatever the platform says. */
  readonly most: number
  /** Null for an item that can't be read; it is left out. */
  read(item: unknown): T | null
  /** What tells an item from others. A page that has nothing new is the last one. */
  keyOf(item: T): string
  /** True where nothing behind this page is wanted. */
  isEnough?(page: readonly T[]): boolean
}

/** The most that the platform gives at once (https://docs.digitalsamba.com/rest-api/pagination). */
const pageSize = 100

/** What a platform answers that does not know the record behind which the page is to begin, say since it was deleted. */
const unknownRecord = [404, 422]

/**
 * Everything of a list, newest first, each item once.
 *
 * @throws RoompassError
 */
export async function everyItem<T extends { readonly id: string }>(
  account: Account,
  listing: Listing<T>,
): Promise<T[]> {
  const found = new Map<string, T>()
  let by = listing.by
  let last: string | null = null
  let seen = 0
  while (found.size < listing.most) {
    const behind: string | null = by === 'after' ? last : null
    const answer = await account.ask({
      method: 'GET',
      path: pathOf(listing, behind, seen),
      authorization: basic(account),
    })
    if (behind !== null && unknownRecord.includes(answer.status)) {
      by = 'offset'
      continue
    }
    const { data, total } = readList(bodyOf(answer))
    const page = data.map((item) => listing.read(item)).filter((item) => item !== null)
    const before = found.size
    for (const item of page) found.set(listing.keyOf(item), item)
    account.onProgress(Math.min(found.size, listing.most), total)

    const isAll = total === null ? data.length < pageSize : found.size >= total
    if (data.length === 0 || isAll || listing.isEnough?.(page)) break
    if (found.size > before) {
      seen += data.length
      last = page.at(-1)?.id ?? last
    } else if (behind !== null) by = 'offset'
    else break
  }
  return [...found.values()].slice(0, listing.most)
}

function pathOf({ path, query: asked }: Listing<unknown>, behind: string | null, seen: number): string {
  const query = new URLSearchParams({ ...asked, limit: String(pageSize), order: 'desc' })
  if (behind !== null) query.set('after', behind)
  else if (seen > 0) query.set('offset', String(seen))
  return `${path}?${query}`
}
