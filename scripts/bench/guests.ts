import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const first = ['Jane', 'John', 'Zoë', 'José', 'Aiko', 'Fatima', 'Lars', 'Priya', 'Chidi', 'Olga']
const last = ['Smith', 'Müller', 'Ñandú', 'Tanaka', 'Haddad', 'Larsen', 'Patel', 'Okafor', 'Ivanova', 'Brown']

/** Lines that are made and written at once. */
const together = 10_000

/** Writes a table of guests with names, ids and roles; one in a hundred has a comma in quotes. */
export async function writeGuests(path: string, rows: number): Promise<void> {
  await pipeline(Readable.from(pieces(rows)), createWriteStream(path))
}

function* pieces(rows: number): Generator<string> {
  yield 'name,id,role\n'
  for (let from = 0; from < rows; from += together) {
    const count = Math.min(together, rows - from)
    yield Array.from({ length: count }, (_, index) => lineOf(from + index)).join('')
  }
}

function lineOf(row: number): string {
  const [given, family] = [first[row % first.length], last[Math.floor(row / 10) % last.length]]
  const name = row % 100 === 0 ? `"${family}, ${given}"` : `${given} ${family}`
  return `${name},crm-${1_000_000 + row},${row % 20 === 0 ? 'moderator' : 'attendee'}\n`
}

/** How many lines a file has; its first ones, whole. */
export async function linesOf(path: string): Promise<{ count: number; first: string[] }> {
  let count = 0
  let head = ''
  for await (const chunk of createReadStream(path)) {
    const bytes: Buffer = chunk
    if (head.length < 10_000) head += bytes.toString('utf8', 0, 10_000)
    for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) count += 1
  }
  return { count, first: head.split(/\r?\n/).slice(0, 5) }
}
