import { templateFor } from '../../shared/batch/template.ts'
import type { SelectOption } from '../components/Select.tsx'

/** Where the value of a field comes from. */
export type PlanSource =
  | { readonly kind: 'form' }
  /** The place of the column, from 0. */
  | { readonly kind: 'column'; readonly at: number }
  | { readonly kind: 'text' }

/** Reads a template as a source; `isText` where the person writes it, though it may be no more than one column. */
export function sourceOf(
  template: string | undefined,
  columns: readonly string[],
  isText: boolean,
): PlanSource {
  if (isText) return { kind: 'text' }
  if (template === undefined || template === '') return { kind: 'form' }
  const at = columns.findIndex((column) => templateFor(column) === template)
  return at === -1 ? { kind: 'text' } : { kind: 'column', at }
}

/** The value of a source in a list of them. */
export const sourceKey = (source: PlanSource): string =>
  source.kind === 'column' ? `${source.at}` : source.kind

/** The source that a value of the list stands for. */
export function sourceForKey(key: string): PlanSource {
  if (key === 'form' || key === 'text') return { kind: key }
  return { kind: 'column', at: Number(key) }
}

/** Longer examples of a cell are cut. */
const longestExample = 60

/** All there is to choose from: one value for all rows, each column with its first cell, or a text of several. */
export function sourceOptions(
  columns: readonly string[],
  firstCells: readonly string[] | undefined,
): readonly SelectOption<string>[] {
  return [
    { value: 'form', label: 'Same for all', note: 'as typed at the right' },
    ...columns.map((column, at) => {
      const cell = (firstCells?.[at] ?? '').trim()
      const note = cell.length > longestExample ? `${cell.slice(0, longestExample)}…` : cell
      return { value: `${at}`, label: column, ...(note === '' ? {} : { note }) }
    }),
    { value: 'text', label: 'Text…', note: 'such as {first} {last}' },
  ]
}
