import type { BatchProblem } from '../../../shared/batch/schemas.ts'

export type Level = BatchProblem['level']

/** From the least to the worst. */
const levels: readonly Level[] = ['formula', 'hint', 'warning', 'error']

/** The most rows that a dry run lists. */
const mostListed = 10_000

/** The most that the listed rows hold, in UTF-16 units; rows with errors may fill as much again. */
const longestListed = 8_000_000

/** What becomes of a row that could be listed. */
export type Admission =
  /** `instead`: the last listed row of this level leaves the list for it. */
  { readonly isListed: true; readonly instead: Level | null } | { readonly isListed: false }

/**
 * Decides which rows are listed, so that the list stays bounded and worse rows are in it rather than others. It keeps no
 * rows, so both sides of a thread can count alike.
 */
export function createAdmission(most = mostListed, longest = longestListed) {
  const listed: Record<Level, number> = { formula: 0, hint: 0, warning: 0, error: 0 }
  let total = 0
  let length = 0

  const lesser = (level: Level) =>
    levels.slice(0, levels.indexOf(level)).find((other) => listed[other] > 0) ?? null

  return {
    /** @param units the length of the row's cells, in UTF-16 units */
    ask: (level: Level, units: number): Admission => {
      if (length + units > (level === 'error' ? 2 * longest : longest)) return { isListed: false }
      const instead = total < most ? null : lesser(level)
      if (total === most && instead === null) return { isListed: false }
      if (instead === null) total += 1
      else listed[instead] -= 1
      listed[level] += 1
      length += units
      return { isListed: true, instead }
    },
  }
}
