import { type Answer, json } from '../common/answers.ts'
import { invalid, type Problems } from './answers.ts'

/** What a list's query asks for. */
export interface Paging {
  readonly limit: number
  readonly offset: number
  readonly order: 'asc' | 'desc'
  /** The last record that was seen. */
  readonly after: string | null
}

const most = 100

/**
 * Reads `limit` (100 is default and maximum), `offset`, `order` (newest first by default) and `after`
 * (https://docs.digitalsamba.com/rest-api/pagination). What is not so is noted in `problems`: how the platform answers
 * it is not documented, so here a client that asks for more than it may learns it.
 */
export function readPaging(query: URLSearchParams, problems: Problems): Paging {
  const order = query.get('order') ?? 'desc'
  if (order !== 'asc' && order !== 'desc') problems.order = ['The order must be asc or desc.']
  return {
    limit: readNumber(query, 'limit', { from: 1, to: most, usual: most }, problems),
    offset: readNumber(query, 'offset', { from: 0, to: Number.MAX_SAFE_INTEGER, usual: 0 }, problems),
    order: order === 'asc' ? 'asc' : 'desc',
    after: query.get('after'),
  }
}

interface Span {
  readonly from: number
  readonly to: number
  readonly usual: number
}

function readNumber(query: URLSearchParams, name: string, span: Span, problems: Problems): number {
  const text = query.get(name)
  if (text === null) return span.usual
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (value >= span.from && value <= span.to) return value
  problems[name] = [`The ${name} must be an integer between ${span.from} and ${span.to}.`]
  return span.usual
}

/** One list of the API. */
export interface Listing<Item> {
  /** All of them, oldest first. */
  readonly items: readonly Item[]
  /** What `after` may name an item by. */
  keysOf(item: Item): readonly string[]
  show(item: Item): unknown
  /**
   * `total_count` is a string for rooms, sessions and participants and a number for roles and live rooms (vendor
   * OpenAPI, examples and types).
   */
  readonly countAs: 'string' | 'number'
}

/**
 * The part of a list that `paging` asks for; null when `after` names nothing in it. `after` and `offset` together count
 * the offset from the record behind `after`; the document doesn't say.
 */
export function pageOf<Item>(
  listing: Pick<Listing<Item>, 'items' | 'keysOf'>,
  paging: Paging,
): readonly Item[] | null {
  const { after, offset, limit } = paging
  const ordered = paging.order === 'asc' ? listing.items : listing.items.toReversed()
  const seen = after === null ? -1 : ordered.findIndex((item) => listing.keysOf(item).includes(after))
  if (after !== null && seen === -1) return null
  const start = seen + 1 + offset
  return ordered.slice(start, start + limit)
}

/** Answers a list: `data`, and `total_count` of all records whatever the page is. */
export function listAnswer<Item>(query: URLSearchParams, problems: Problems, listing: Listing<Item>): Answer {
  const paging = readPaging(query, problems)
  const page = pageOf(listing, paging)
  if (page === null) problems.after = ['The selected after is invalid.']
  if (page === null || Object.keys(problems).length > 0) return invalid(problems)
  const count = listing.items.length
  return json({
    data: page.map((item) => listing.show(item)),
    total_count: listing.countAs === 'string' ? String(count) : count,
  })
}
