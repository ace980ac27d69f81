/** The one stretch in which two texts differ: what to take out of the first, and what to put there. */
export interface TextChange {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/**
 * The smallest single change that makes `after` of `before`; null where they are the same. It keeps the cursor and the
 * selection in place, and never cuts through a surrogate pair.
 */
export function changeBetween(before: string, after: string): TextChange | null {
  if (before === after) return null
  const most = Math.min(before.length, after.length)
  let from = 0
  while (from < most && before.charCodeAt(from) === after.charCodeAt(from)) from += 1
  if (isHigh(before.charCodeAt(from - 1))) from -= 1
  let kept = 0
  while (kept < most - from && unitFromEnd(before, kept) === unitFromEnd(after, kept)) kept += 1
  if (kept > 0 && isLow(unitFromEnd(before, kept - 1))) kept -= 1
  return { from, to: before.length - kept, insert: after.slice(from, after.length - kept) }
}

const unitFromEnd = (text: string, place: number) => text.charCodeAt(text.length - 1 - place)
const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff
