/** What a reader that keeps numbers as doubles (IEEE 754), as JavaScript does, loses of one. */
export type NumberLoss = 'unsafe-integer' | 'too-large' | 'too-small' | 'digits-lost'

/**
 * What is lost of a JSON number, null for nothing. `unsafe-integer`: beyond 2^53 - 1, where other readers keep more digits
 * (RFC 7493, 2.2; RFC 8259, 6). `too-large`: becomes infinite. `too-small`: becomes zero. `digits-lost`: comes back with
 * other digits, as `0.12345678901234567890` does.
 */
export function lossOf(literal: string): NumberLoss | null {
  // Any fifteen digits come back as they are, and the smallest exponents are far away.
  if (literal.length <= 15 && !/e/i.test(literal)) return null
  const value = Number(literal)
  if (!Number.isFinite(value)) return 'too-large'
  const written = significant(literal)
  if (value === 0) return written.digits === '' ? null : 'too-small'
  if (!/[.e]/i.test(literal) && !Number.isSafeInteger(value)) return 'unsafe-integer'
  const kept = significant(String(value))
  return kept.digits === written.digits && kept.exponent === written.exponent ? null : 'digits-lost'
}

/** The number as `digits` times ten to the power of `exponent`, without zeros at either end; no digits for zero. */
function significant(literal: string): { digits: string; exponent: number } {
  const [mantissa = '', power = '0'] = literal.toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const all = whole + fraction
  let start = 0
  while (all[start] === '0') start += 1
  let end = all.length
  while (end > start && all[end - 1] === '0') end -= 1
  return { digits: all.slice(start, end), exponent: Number(power) - fraction.length + all.length - end }
}
