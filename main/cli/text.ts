/**
 * Characters that change what a terminal shows instead of being shown: controls (ECMA-48, both sets) and the
 * marks that turn the direction of writing (UAX 9). Guests and tokens must not steer the admin's terminal.
 */
const steering = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu

const escaped = (text: string) =>
  text.replace(steering, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Text on one line, with everything escaped that a terminal would obey. */
export function visible(text: string): string {
  return escaped(text)
}

/**
 * A text of several lines that is taken over as it is: to the letter into a file or another program, and with everything
 * escaped that a terminal would obey, but for tabs and line ends, where a person looks at it.
 */
export function copied(text: string, { watched }: { readonly watched: boolean }): string {
  return watched ? text.replace(/[^\t\n\r]+|\r(?!\n)/g, escaped) : text
}

/** JSON over several lines. What a terminal would obey is escaped; it reads back as the same value. */
export function toJson(value: unknown): string {
  return (JSON.stringify(value, null, 2) ?? 'null').split('\n').map(escaped).join('\n')
}

/** Rows as lines with aligned columns; the last column is not padded. */
export function table(rows: readonly (readonly string[])[]): string {
  const shown = rows.map((row) => row.map(visible))
  const widths = (shown[0] ?? []).map((_, column) =>
    Math.max(...shown.map((row) => width(row[column] ?? ''))),
  )
  return shown
    .map((row) => row.map((cell, column) => pad(cell, column, row.length, widths)).join('  '))
    .join('\n')
}

/** Names and values as lines, the values aligned. */
export function list(entries: readonly (readonly [string, string])[]): string {
  return table(entries.map(([name, value]) => [`${name}:`, value]))
}

function pad(cell: string, column: number, columns: number, widths: readonly number[]): string {
  return column === columns - 1 ? cell : cell + ' '.repeat((widths[column] ?? 0) - width(cell))
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** East Asian wide characters (UAX 11) and emoji take two cells. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u

/** Cells that a text takes on a terminal: an estimate, as terminals differ. */
function width(text: string): number {
  return [...segmenter.segment(text)].reduce((cells, { segment }) => cells + (wide.test(segment) ? 2 : 1), 0)
}
