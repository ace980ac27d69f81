import { formatLocal } from '../../../../shared/validity/human.ts'
import type { OutputRow } from '../output.ts'

const minute = 60

/**
 * When a pass lets in, as terms with their texts, to the minute: never earlier or later than it really does. With the name
 * of the zone, as the guest may be in another one.
 */
export function validityOf(
  { validFrom, validUntil }: Pick<OutputRow, 'validFrom' | 'validUntil'>,
  timeZone: string,
): (readonly [string, string])[] {
  const from = validFrom === null ? null : Math.ceil(validFrom / minute) * minute
  const until = validUntil === null ? null : Math.floor(validUntil / minute) * minute
  // What lasts less than a minute says its seconds.
  const isShort = from !== null && until !== null && from >= until
  const text = (epoch: number) => {
    const local = formatLocal(epoch, timeZone)
    return isShort ? local : local.replace(/(\d\d:\d\d):00 /, '$1 ')
  }
  return [
    ...(from === null ? [] : [['From', text(isShort && validFrom !== null ? validFrom : from)] as const]),
    ['Until', until === null ? 'no end' : text(isShort && validUntil !== null ? validUntil : until)] as const,
    ...(from === null && until === null ? [] : [['Zone', breakable(timeZone)] as const]),
  ]
}

/** The name of a zone, to be broken at its slashes rather than within a word. */
const breakable = (timeZone: string) => timeZone.replaceAll('_', ' ').replaceAll('/', '/\u200b')
