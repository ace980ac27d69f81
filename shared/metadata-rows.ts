/**
 * Supplementary metadata in an external id: rows of a key and a value, sent as the compact JSON of an object whose values
 * are texts. The order of the rows is the order in the text.
 */

export interface MetadataRow {
  readonly key: string
  readonly value: string
}

/** The rows as they are sent; nothing at all for no rows. Of two rows with one key, both are in the text. */
export function textOf(rows: readonly MetadataRow[]): string {
  if (rows.length === 0) return ''
  return `{${rows.map(({ key, value }) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`
}

const string = '"(?:[^"\\\\\\u0000-\\u001F]|\\\\(?:["\\\\/bfnrt]|u[0-9A-Fa-f]{4}))*"'
const gap = '[ \\t\\n\\r]*'
const pair = new RegExp(`${gap}(${string})${gap}:${gap}(${string})${gap}(,|\\}$)`, 'y')

/**
 * The rows of a text; null where it is anything but one flat JSON object of texts (RFC 8259). Nothing gives no rows. Keys
 * that stand there twice stay twice, which a parser of JSON would not tell.
 */
export function rowsOf(text: string): MetadataRow[] | null {
  const json = text.trim()
  if (json === '' || /^\{\s*\}$/.test(json)) return []
  if (!json.startsWith('{')) return null
  const rows: MetadataRow[] = []
  pair.lastIndex = 1
  for (;;) {
    const match = pair.exec(json)
    if (match === null) return null
    const [, key = '', value = '', next] = match
    rows.push({ key: parsed(key), value: parsed(value) })
    if (next !== ',') return rows
  }
}

const parsed = (literal: string) => String(JSON.parse(literal))

/** The keys that stand in more than one row, each once, in their order. */
export function repeatedKeys(rows: readonly MetadataRow[]): string[] {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const { key } of rows) {
    if (seen.has(key)) repeated.add(key)
    seen.add(key)
  }
  return [...repeated]
}
