export interface ColumnNames {
  readonly names: string[]
  /** What had to be changed, in sentences. */
  readonly remarks: string[]
}

/** The cells of a header as names of columns: none is empty, and no two are alike. */
export function columnNames(header: readonly string[]): ColumnNames {
  const cells = header.map((cell) => cell.trim())
  const taken = new Set(cells)
  const seen = new Set<string>()
  const empty: string[] = []
  const repeated: string[] = []
  const names = cells.map((cell, index) => {
    if (cell !== '' && !seen.has(cell)) {
      seen.add(cell)
      return cell
    }
    const name = cell === '' ? free(`column ${index + 1}`, taken) : free(cell, taken, 2)
    taken.add(name)
    const changed = cell === '' ? empty : repeated
    changed.push(name)
    return name
  })
  return {
    names,
    remarks: [
      ...(empty.length === 0 ? [] : [`Columns without a name are called ${listed(empty)}.`]),
      ...(repeated.length === 0 ? [] : [`Columns of the same name are told apart as ${listed(repeated)}.`]),
    ],
  }
}

/** Names for columns that have none. */
export function numberedColumns(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `column ${index + 1}`)
}

/** The name, or with the first number behind it that nobody has. */
function free(name: string, taken: ReadonlySet<string>, from?: number): string {
  if (from === undefined && !taken.has(name)) return name
  let number = from ?? 2
  while (taken.has(`${name} (${number})`)) number++
  return `${name} (${number})`
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => `“${name.slice(0, 40)}”`)
  return names.length > shown.length ? `${shown.join(', ')} and so on` : shown.join(', ')
}
