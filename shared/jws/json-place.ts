/** Where something stands in a text, as people count: from 1. */
export interface Place {
  readonly line: number
  /** In UTF-16 units. */
  readonly column: number
}

/** The line and column of an offset in UTF-16 units; lines end with a line feed. */
export function placeOf(text: string, at: number): Place {
  let line = 1
  let lineStart = 0
  for (;;) {
    const feed = text.indexOf('\n', lineStart)
    if (feed === -1 || feed >= at) return { line, column: at - lineStart + 1 }
    line += 1
    lineStart = feed + 1
  }
}
