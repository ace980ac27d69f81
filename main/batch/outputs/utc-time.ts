/** Most rows of a batch end at the same moments. */
const mostKept = 10_000

/** The moments that have a year of four digits (RFC 3339, 1), in epoch seconds. */
const first = -62_167_219_200
const last = 253_402_300_799

/**
 * Gives moments as texts: RFC 3339 in UTC, such as `2026-11-05T15:02:10Z`, empty for none. What has no year of four digits
 * comes as its epoch seconds.
 */
export function utcTimes(): (epoch: number | null) => string {
  const known = new Map<number, string>()
  return (epoch) => {
    if (epoch === null) return ''
    const text = known.get(epoch) ?? utcTime(epoch)
    if (known.size >= mostKept) known.clear()
    known.set(epoch, text)
    return text
  }
}

function utcTime(epoch: number): string {
  if (!(epoch >= first && epoch <= last)) return String(epoch)
  return new Date(epoch * 1000).toISOString().replace('.000Z', 'Z')
}
