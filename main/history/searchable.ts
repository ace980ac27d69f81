import { foldText } from '../../shared/text/fold.ts'

/** A text as it is kept for searching, and as what is searched for is compared. SQLite ends a text at a NUL. */
export const searchable = (text: string): string => foldText(text).replaceAll('\0', ' ')

/** A text as the text index is asked for it, whatever signs are in it (https://sqlite.org/fts5.html#fts5_strings). */
export const asPhrase = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** What finds the sessions that have a text as a line of their own: as room, name or external id. */
export const linePhrase = (text: string): string => asPhrase(`\n${searchable(text)}\n`)
