import { noTable } from './failures.ts'

const asCsv = 'save it as CSV UTF-8 in the program that it comes from, and choose that file.'

/** What files begin with that people take for tables. */
const beginnings: readonly (readonly [beginning: readonly number[], message: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], `This is a workbook, such as an .xlsx file, or an archive: ${asCsv}`],
  [[0xd0, 0xcf, 0x11, 0xe0], `This is an old Excel workbook: ${asCsv}`],
  [[0x25, 0x50, 0x44, 0x46], `This is a PDF: ${asCsv}`],
  [[0x1f, 0x8b], 'This file is compressed: unpack it first, and choose what was in it.'],
]

/** @throws RoompassError `bad-request` for what is no text, or an empty one */
export function refuseNoText(bytes: Buffer, sample: string, isWhole: boolean): void {
  for (const [beginning, message] of beginnings)
    if (beginning.every((byte, at) => bytes[at] === byte)) throw noTable(message)
  if (isWhole && sample.trim() === '')
    throw noTable('There are no rows in this: choose a file that has some, or paste them.')
  const controls = sample.match(control)?.length ?? 0
  if (controls > 8 && controls > sample.length * 0.02)
    throw noTable(`This is no text, so it holds no rows that can be read: ${asCsv}`)
}

/** A text has none of these, or a stray one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\0-\x08\x0e-\x1a\x1c-\x1f]/g
