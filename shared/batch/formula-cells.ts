/**
 * What makes a spreadsheet take a cell, or a part of it that it takes for a cell, for a formula: what `guardCell` of
 * `shared/csv/safe-cell.ts` guards, but for the apostrophe, which is itself a guard.
 */
const formula = /(?:^|\r\n|[;\t\n]|\r(?!\n))[=+\-@\t\r\n\0＝＋－＠]/u

/** The columns whose cells a spreadsheet would take for formulas (OWASP, CSV Injection). */
export function formulaCells(cells: readonly string[], columns: readonly string[]): readonly string[] {
  let found: string[] = none
  for (const [index, cell] of cells.entries()) {
    if (cell !== '' && formula.test(cell)) found = [...found, columns[index] ?? '']
  }
  return found
}

const none: string[] = []
