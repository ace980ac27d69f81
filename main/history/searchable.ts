import { foldText } from '../../shared/text/fold.ts'

/** A text as it is kept for searching, and as what is searched for is compared. SQLite ends a text at a NUL. */
export const searchable = (text: string): string => foldText(text).replaceAll('\0', ' ')
