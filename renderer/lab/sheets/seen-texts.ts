interface OfRow {
  readonly id: string
  readonly number: number
}

const keyOf = ({ id, number }: OfRow) => `${id} ${number}`

/**
 * What was typed of rows of which nothing was recorded yet: the text is stored with the record, so until there is one it
 * waits here, also while other rows are looked at.
 */
const texts = new Map<string, string>()

/** What waits for a row; null where nothing does. */
export function waitingText(row: OfRow): string | null {
  return texts.get(keyOf(row)) ?? null
}

export function setWaitingText(row: OfRow, text: string): void {
  if (text === '') texts.delete(keyOf(row))
  else texts.set(keyOf(row), text)
}
