import { longestCell } from '../../../shared/batch/schemas.ts'
import { excerpt } from '../../../shared/text/excerpt.ts'

/** The longest row, in UTF-16 units: what is longer is not kept. */
export const longestRow = 2_000_000

/** What is wrong with a row itself, in sentences. */
export const faults = {
  openQuote: (line: number) =>
    `${openQuote} in line ${line} is never closed: close it in the file. All that follows was taken for one cell, so no row behind it could be read.`,
  afterQuote: (line: number, opened: number) =>
    opened === line
      ? `In line ${line} a text goes on after the quote that closes it: double the quotes that belong to the text.`
      : `The quote that opens in line ${opened} is closed in line ${line}, and text follows there: close it where the cell ends, or double the quotes that belong to the text.`,
  loneReturn: (line: number) =>
    `In line ${line} there is a carriage return that ends no line, so that it is not clear where the row ends: take it out.`,
  nul: 'A cell holds a NUL character, which no text has: take it out.',
  notText: 'A cell holds bytes that are no text in the encoding of the others: save the file as UTF-8.',
  cellTooLong: `A cell is longer than ${longestCell.toLocaleString('en')} characters: shorten it. A quote that is not closed may be the cause.`,
  rowTooLong: `The row is longer than ${longestRow.toLocaleString('en')} characters: shorten it.`,
  tooMany: (cells: number, columns: number) =>
    `There are ${cells} cells and ${columns} ${columns === 1 ? 'column' : 'columns'}: put a cell that holds the separator in quotes, or take out what is too much.`,
  tooFew: (cells: number, columns: number) =>
    `There ${cells === 1 ? 'is 1 cell' : `are ${cells} cells`} and ${columns} columns: add the missing ones, empty cells too.`,
  notJson: 'The line is no JSON: write one whole object a line.',
  notObject: 'The line is JSON, but no object: write one object a line, such as {"name": "Jane"}.',
  newMember: (member: string) =>
    `The member ${excerpt(member)} is none of the columns, which come from the first lines: name it in one of those, or take it out.`,
} as const

const openQuote = 'The quote that opens'

/** Whether a fault hides rows: changing the cells of its row does not bring them back. */
export function hidesRows(fault: string): boolean {
  return fault.startsWith(openQuote) && fault.includes('is never closed')
}
