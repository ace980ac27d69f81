/** Whether value `a` of parameter `i` can't stand together with value `b` of parameter `j`. */
export type Conflict = (i: number, a: number, j: number, b: number) => boolean

/** In a row: no value of this parameter. */
export const unset = -1

/**
 * Rows with at most one value for each parameter, so that every two values of two parameters that can stand together do so in
 * at least one row. Few rows, not the fewest: parameter by parameter, first by filling it in where it covers most, then by
 * rows for what is left (Lei and Tai, “In-Parameter-Order: a test generation strategy for pairwise testing”, 1998).
 *
 * @param sizes how many values each parameter has
 */
export function pairwise(sizes: readonly number[], conflict: Conflict): number[][] {
  // Large parameters first: what comes later finds enough rows to stand in.
  const order = sizes.map((_, index) => index).sort((one, other) => (sizes[other] ?? 0) - (sizes[one] ?? 0))
  const sorted = order.map((index) => sizes[index] ?? 0)
  const rows: number[][] = []
  const compatible: Compatible = (i, a, j, b) => !conflict(order[i] ?? 0, a, order[j] ?? 0, b)
  for (let parameter = 1; parameter < sorted.length; parameter += 1)
    extend(rows, parameter, sorted, compatible)
  return rows.map((row) => sizes.map((_, index) => row[order.indexOf(index)] ?? unset))
}

type Compatible = (i: number, a: number, j: number, b: number) => boolean

/** Pairs of a value of the new parameter and one of an earlier, that no row has yet: 1 for each that is left. */
type Left = Uint8Array[][]

function extend(rows: number[][], parameter: number, sizes: readonly number[], compatible: Compatible): void {
  const left = pairsWith(parameter, sizes, compatible)
  for (const row of rows) {
    const best = bestFor(row, parameter, left, compatible)
    row[parameter] = best
    takeOff(row, parameter, left)
  }
  // A pair that is left stands in no row, so only a row with a place that is free can take it.
  let open = rows.filter((row) => row.includes(unset))
  left.forEach((ofEarlier, value) => {
    ofEarlier.forEach((isLeft, earlier) => {
      isLeft.forEach((_, earlierValue) => {
        if (isLeft[earlierValue] === 0) return
        const pair = { earlier, earlierValue, parameter, value }
        const row = open.find((each) => takes(each, pair, compatible)) ?? newRow(rows, open, parameter)
        row[earlier] = earlierValue
        row[parameter] = value
        takeOff(row, parameter, left)
        if (!row.includes(unset)) open = open.filter((each) => each !== row)
      })
    })
  })
}

function pairsWith(parameter: number, sizes: readonly number[], compatible: Compatible): Left {
  return Array.from({ length: sizes[parameter] ?? 0 }, (_, value) =>
    Array.from({ length: parameter }, (_, earlier) =>
      Uint8Array.from({ length: sizes[earlier] ?? 0 }, (_, earlierValue) =>
        compatible(earlier, earlierValue, parameter, value) ? 1 : 0,
      ),
    ),
  )
}

/** The value with most new pairs; none where no value has any, so that the row stays open for what is left. */
function bestFor(row: readonly number[], parameter: number, left: Left, compatible: Compatible): number {
  let best = unset
  let most = 0
  left.forEach((ofEarlier, value) => {
    let gain = 0
    for (let earlier = 0; earlier < parameter; earlier += 1)
      gain += ofEarlier[earlier]?.[row[earlier] ?? unset] ?? 0
    if (gain <= most || !fits(row, parameter, value, compatible)) return
    best = value
    most = gain
  })
  return best
}

/** Whether a value can stand in a row, beside all that is in it. */
function fits(row: readonly number[], parameter: number, value: number, compatible: Compatible): boolean {
  return row.every(
    (other, at) => at === parameter || other === unset || compatible(at, other, parameter, value),
  )
}

interface Pair {
  readonly earlier: number
  readonly earlierValue: number
  readonly parameter: number
  readonly value: number
}

function takes(row: readonly number[], pair: Pair, compatible: Compatible): boolean {
  const { earlier, earlierValue, parameter, value } = pair
  const isFree = (at: number, wanted: number) => row[at] === unset || row[at] === wanted
  return (
    isFree(earlier, earlierValue) &&
    isFree(parameter, value) &&
    fits(row, earlier, earlierValue, compatible) &&
    fits(row, parameter, value, compatible)
  )
}

function newRow(rows: number[][], open: number[][], parameter: number): number[] {
  const row = Array.from({ length: parameter + 1 }, () => unset)
  rows.push(row)
  open.push(row)
  return row
}

function takeOff(row: readonly number[], parameter: number, left: Left): void {
  const ofValue = left[row[parameter] ?? unset] ?? []
  ofValue.forEach((isLeft, earlier) => {
    const value = row[earlier] ?? unset
    if (value !== unset) isLeft[value] = 0
  })
}
