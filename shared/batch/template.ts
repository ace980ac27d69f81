import { RoompassError } from '../errors.ts'
import { excerpt } from '../text/excerpt.ts'
import { columnKey } from './column-key.ts'
import { partsOf, type TemplatePart } from './template-parts.ts'

/** Fills a template from the cells of a row. */
export type FilledTemplate = (cells: readonly string[]) => string

/**
 * A template such as `{first} {last}` ready to be filled. Spaces around a cell, and around the whole, are taken off.
 * Where all its columns are empty it comes to nothing; where those at its beginning or end are, what stands between them
 * and the others goes too.
 *
 * @throws RoompassError `bad-request` for what `templateFault` names
 */
export function compileTemplate(template: string, columns: readonly string[]): FilledTemplate {
  const parsed = partsOf(template)
  if ('fault' in parsed) throw new RoompassError('bad-request', parsed.fault)
  const { indexes, texts } = placesOf(parsed.parts, columns)
  const [before = '', ...between] = texts
  const after = between.pop() ?? ''
  const [only] = indexes
  if (only === undefined) return () => before.trim()
  if (indexes.length === 1 && before === '' && after === '') return (cells) => (cells[only] ?? '').trim()
  return (cells) => {
    const values = indexes.map((index) => (cells[index] ?? '').trim())
    const first = values.findIndex((value) => value !== '')
    if (first === -1) return ''
    const last = values.findLastIndex((value) => value !== '')
    let filled = before
    for (let at = first; at <= last; at++)
      filled += (values[at] ?? '') + (at < last ? (between[at] ?? '') : '')
    return (filled + after).trim()
  }
}

/** What is wrong with a template, in a sentence; null for nothing. */
export function templateFault(template: string, columns: readonly string[]): string | null {
  try {
    compileTemplate(template, columns)
    return null
  } catch (error) {
    if (error instanceof RoompassError) return error.message
    throw error
  }
}

/** The columns that a template takes, as it names them, in their order; none of one with a fault. */
export function columnsIn(template: string): string[] {
  const parsed = partsOf(template)
  if ('fault' in parsed) return []
  return parsed.parts.flatMap((part) => ('column' in part ? [part.column] : []))
}

/** The template of one column, whatever its name is. */
export function templateFor(column: string): string {
  const isPlain = !/[{}]/u.test(column) && !column.startsWith('"')
  return `{${isPlain ? column : JSON.stringify(column)}}`
}

interface Places {
  /** Where the columns stand in a row. */
  readonly indexes: readonly number[]
  /** What stands before, between and after them: one more. */
  readonly texts: readonly string[]
}

/** @throws RoompassError `bad-request` for an unknown column */
function placesOf(parts: readonly TemplatePart[], columns: readonly string[]): Places {
  const indexes: number[] = []
  const texts = ['']
  for (const part of parts) {
    if ('text' in part) texts[texts.length - 1] += part.text
    else {
      indexes.push(indexOf(part.column, columns))
      texts.push('')
    }
  }
  return { indexes, texts }
}

/** By its exact name, else by the only one that is alike without case, accents, spaces and signs. */
function indexOf(name: string, columns: readonly string[]): number {
  const exact = columns.indexOf(name)
  if (exact !== -1) return exact
  const key = columnKey(name)
  const alike = columns.flatMap((column, index) => (key !== '' && columnKey(column) === key ? [index] : []))
  const [only] = alike
  if (only !== undefined && alike.length === 1) return only
  throw new RoompassError('bad-request', unknownColumn(name, columns))
}

function unknownColumn(name: string, columns: readonly string[]): string {
  const shown = columns.slice(0, 20).map((column) => excerpt(column))
  const more = columns.length > shown.length ? ` and ${columns.length - shown.length} more` : ''
  return `There is no column ${excerpt(name)}: take one of ${shown.join(', ')}${more}.`
}
