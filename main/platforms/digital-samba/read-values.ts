import { z } from '../../../shared/zod.ts'
import { notAsDocumented } from '../http-failures.ts'

/**
 * Single values of the platform's answers. What is missing, of another type or too long is null and never an error:
 * one odd field must not hide a list of rooms.
 */

const stringOrNumber = z.union([z.string(), z.number()]).transform(String)

/** What names a thing to the platform. Never cut, as it would then name another. */
export const identifier = (max = 200) =>
  stringOrNumber.pipe(z.string().min(1).max(max)).nullable().catch(null)

/** A text for people, cut to so many UTF-16 units. */
export const text = (max: number) =>
  stringOrNumber
    .transform((value) => (value.length > max ? `${value.slice(0, max - 1).toWellFormed()}…` : value))
    .nullable()
    .catch(null)

/** True or false, also where it is written as a number or a word. */
export const flagIfSaid = z
  .union([
    z.boolean(),
    z.literal([1, '1', 'true']).transform(() => true),
    z.literal([0, '0', 'false']).transform(() => false),
  ])
  .nullable()
  .catch(null)

/** The same, where what is not said is false. */
export const flag = flagIfSaid.transform((value) => value ?? false)

/** A moment in epoch seconds. */
export const moment = z
  .union([z.string(), z.number()])
  .transform((value) => (typeof value === 'number' ? inRange(value) : readTime(value)))
  .catch(null)

/** Items as they are, to be read one by one. */
export const items = z.array(z.unknown()).catch([])

/** `total_count` is a number in some answers and a string in others (vendor OpenAPI). */
const count = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ])
  .pipe(z.int().min(0))
  .nullable()
  .catch(null)

const list = z.object({ data: z.array(z.unknown()), total_count: count })

/** One page of a list. */
export interface Page {
  readonly data: readonly unknown[]
  /** How many there are on all pages, where the platform says so. */
  readonly total: number | null
}

/** @throws RoompassError `platform-unavailable` for what is not a list */
export function readList(body: unknown): Page {
  const read = list.safeParse(body)
  if (!read.success) throw notAsDocumented()
  return { data: read.data.data, total: read.data.total_count }
}

const plainTime = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|[+-]\d{2}:?\d{2})?$/i

/**
 * Epoch seconds of a time such as `2024-03-03 08:01:01`, which is in UTC where it names no zone, or of one in ISO 8601
 * (vendor OpenAPI: participants and `expires_at` are written in the first way, rooms in the second). Null for anything
 * else.
 */
export function readTime(text: string): number | null {
  const [, day = '', time = '', zone = 'Z'] = plainTime.exec(text.trim()) ?? []
  return inRange(Date.parse(`${day}T${time}${zone.toUpperCase()}`) / 1000)
}

/** The last second that `Date` knows. */
const lastSecond = 8_640_000_000_000

function inRange(seconds: number): number | null {
  return Math.abs(seconds) <= lastSecond ? Math.floor(seconds) : null
}
