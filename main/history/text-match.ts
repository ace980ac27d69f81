import type { Database } from 'better-sqlite3-multiple-ciphers'
import { wordsIn } from '../../shared/text/words.ts'
import { prepared } from '../data/prepared.ts'
import { untilWritten } from './history-version.ts'
import { asPhrase, searchable } from './searchable.ts'

/** The text index holds every three characters that follow each other. */
const charactersOfTerm = 3

/** The words of a text that is searched for, folded. */
export const wordsOf = (text: string): string[] => wordsIn(searchable(text))

/** Whether a word is too short for the text index to find it as it is. */
export const isShort = (word: string): boolean => [...word].length < charactersOfTerm

/** What the text index is asked for to find every one of some words; null where nothing has one of them. */
export function textMatch(database: Database, words: readonly string[]): string | null {
  const parts = words.map((word) => (isShort(word) ? anyOf(termsBeginning(database, word)) : asPhrase(word)))
  return parts.includes(null) ? null : parts.join(' AND ')
}

function anyOf(terms: readonly string[]): string | null {
  return terms.length === 0 ? null : `(${terms.map(asPhrase).join(' OR ')})`
}

const keptTerms = untilWritten<readonly string[]>(20)

/**
 * The terms of the text index that begin with one or two characters. What is searched ends with two line ends, so that each
 * of its characters begins a term.
 */
function termsBeginning(database: Database, characters: string): readonly string[] {
  return keptTerms(database, characters, () => {
    addVocabulary(database)
    const sql = 'SELECT term FROM temp.session_terms WHERE term >= ? AND term < ?'
    const rows = prepared<[string, string], { term: string }>(database, sql)
    return rows.all(characters, `${characters}\u{10ffff}`).map(({ term }) => term)
  })
}

const withVocabulary = new WeakSet<Database>()

/** The terms of the text index as a table of this connection alone; it holds nothing itself. */
function addVocabulary(database: Database): void {
  if (withVocabulary.has(database)) return
  database.exec(
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.session_terms USING fts5vocab ('main', 'sessions_text', 'row')",
  )
  withVocabulary.add(database)
}
