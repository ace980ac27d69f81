import { type Separator, separatorSchema } from '../../../shared/batch/schemas.ts'

/** A first line such as `sep=;`, which Excel writes and reads: it is no row. */
const hint = /^"?sep=(.)"?(?:\r\n|\n|\r)/i

export interface HintedText {
  /** Null where none is said, or none that can be read. */
  readonly separator: Separator | null
  /** What stands behind it. */
  readonly text: string
  /** Of its first character, from 1. */
  readonly line: number
}

export function withoutHint(text: string): HintedText {
  const match = hint.exec(text)
  if (match === null) return { separator: null, text, line: 1 }
  const said = separatorSchema.safeParse(match[1])
  return { separator: said.data ?? null, text: text.slice(match[0].length), line: 2 }
}
