const numbers = new Intl.NumberFormat('en')

/** A number that takes no more than five characters up to ten million: `1,234`, `12k`, `1.2M`. Never rounded up. */
export function shortCount(count: number): string {
  if (count < 10_000) return numbers.format(count)
  if (count < 1_000_000) return `${Math.floor(count / 1000)}k`
  return `${Math.floor(count / 100_000) / 10}M`
}
