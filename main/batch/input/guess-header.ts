import { isColumnWord } from '../../../shared/batch/known-words.ts'

/** An address, or a number or date: no column is called so. */
const isValue = (cell: string): boolean =>
  /@.+\.|:\/\/|^[\s\d.,:/+-]*\d[\s\d.,:/+-]*$|^\d{4}-\d\d-\d\dT/.test(cell)

const hasSign = (cell: string): boolean => /[\d@]/.test(cell)

/**
 * Whether the first row names the columns: it has a name that columns usually have, or looks unlike all others. Where
 * nothing tells, it does not, so that no guest is taken for a header.
 */
export function guessHeader([first, ...others]: readonly (readonly string[])[]): boolean {
  const cells = first?.filter((cell) => cell.trim() !== '') ?? []
  const words = cells.filter(isColumnWord).length
  if (words * 2 >= cells.length && words > 0) return true
  if (cells.some(isValue)) return false
  return words > 0 || isUnlike(first ?? [], others)
}

/** In some column all others have digits or an @, such as ids and addresses, and it has none. */
function isUnlike(first: readonly string[], others: readonly (readonly string[])[]): boolean {
  return first.some((cell, column) => {
    if (cell.trim() === '' || hasSign(cell)) return false
    const below = others.map((row) => row[column] ?? '').filter((each) => each !== '')
    return below.length > 1 && below.every(hasSign)
  })
}
