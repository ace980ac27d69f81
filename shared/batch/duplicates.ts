import type { Platform } from '../platforms/platform.ts'
import type { Finding } from '../schemas.ts'
import { excerpt } from '../text/excerpt.ts'
import type { RowGuest } from './check-row.ts'

/** The most identities that are compared, so that memory stays flat. */
export const mostIdentities = 200_000

export interface Duplicates {
  /** To be called with each row in turn: what there is to say of a guest who stands in an earlier line; null for nothing. */
  readonly see: (guest: RowGuest, line: number) => Finding | null
  /** What has to be said at the end, in a sentence: that not all were compared; null for nothing. */
  readonly remark: () => string | null
}

/**
 * Finds guests who stand in an input more than once: by their external ids, or by their names where the platform has
 * none.
 *
 * @param most identities that are compared
 */
export function duplicatesIn(
  { identity, fields }: Pick<Platform, 'fields' | 'identity'>,
  most = mostIdentities,
): Duplicates {
  const firstLines = new Map<string, number>()
  let left = 0
  const by = identity.externalId === null ? 'name' : 'externalId'
  const field = identity[by]
  const label = fields.find(({ name }) => name === field)?.label ?? ''
  return {
    see: (guest, line) => {
      const value = guest[by]
      if (value === '') return null
      const first = firstLines.get(value)
      if (first !== undefined) return repeated(field, label, value, first)
      if (firstLines.size < most) firstLines.set(ownText(value), line)
      else left++
      return null
    },
    remark: () =>
      left === 0
        ? null
        : `Only the first ${most.toLocaleString('en')} guests were compared with each other: those who stand twice among the others were not looked for.`,
  }
}

/**
 * A copy that holds on to nothing else: V8 keeps a longer text that another one was cut from as long as the piece
 * lives.
 */
function ownText(value: string): string {
  return value.length < 13 ? value : ` ${value}`.slice(1)
}

function repeated(field: string | null, label: string, value: string, line: number): Finding {
  return {
    level: 'warning',
    code: 'duplicate-in-input',
    field,
    message: `${label} ${excerpt(value)} stands in line ${line} as well: take one of the two out, or give each guest an own one.`,
    source: 'the input itself',
  }
}
