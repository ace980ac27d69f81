import { faults } from './faults.ts'

/** A text that a cell can't hold, if there is one in it. */
export function faultOfText(cells: readonly string[]): string | null {
  for (const cell of cells) {
    if (cell.includes('\0')) return faults.nul
    if (!cell.isWellFormed()) return faults.notText
  }
  return null
}

/** Whether a piece of text holds what `faultOfText` finds: looking at pieces is quicker than at cells. */
export function isSuspicious(text: string): boolean {
  return text.includes('\0') || !text.isWellFormed()
}
