import type { Platform, PlatformField } from '../platforms/platform.ts'
import { columnKey } from './column-key.ts'
import { type ColumnMeaning, columnWords } from './column-words.ts'
import { templateFor } from './template.ts'

/**
 * Templates for the fields that the names of the columns speak of, without case, accents, spaces and signs. Each column
 * is taken once; what stays unclear is left to the person.
 */
export function matchColumns(columns: readonly string[], platform: Platform): Record<string, string> {
  const left = new Map<string, string>()
  for (const column of columns) if (!left.has(columnKey(column))) left.set(columnKey(column), column)
  const matched = new Map<string, string>()

  /** The first of these that is left; it is not left after that. */
  const take = (keys: readonly string[]): string | null => {
    const key = keys.find((each) => each !== '' && left.has(each))
    const column = key === undefined ? undefined : left.get(key)
    if (key === undefined || column === undefined) return null
    left.delete(key)
    return column
  }
  const match = (field: string, keys: readonly string[]) => {
    if (matched.has(field)) return
    const column = take(keys)
    if (column !== null) matched.set(field, templateFor(column))
  }

  const { name: nameField } = platform.identity
  if (nameField !== null) {
    const template = nameTemplate([...left.keys()], take)
    if (template !== null) matched.set(nameField, template)
  }
  for (const field of platform.fields) match(field.name, ownNames(field))
  for (const field of platform.fields) {
    const meaning = meaningOf(field, platform.identity)
    if (meaning !== null) match(field.name, wordsFor(meaning))
  }
  const inOrder = platform.fields.flatMap(({ name }) => {
    const template = matched.get(name)
    return template === undefined ? [] : [[name, template]]
  })
  return Object.fromEntries(inOrder)
}

/** A stable text for columns of these names, in whatever order they stand: templates go by names. */
export function signatureOf(columns: readonly string[]): string {
  return JSON.stringify([...columns].sort())
}

/**
 * The name in two columns; null where there are not both, or where a third one has the whole. A column `Name` beside
 * first names alone holds last names, as in many German exports.
 */
function nameTemplate(
  keys: readonly string[],
  take: (keys: readonly string[]) => string | null,
): string | null {
  const found = (words: readonly string[], but?: string) =>
    words.find((key) => key !== but && keys.includes(key))
  const first = found(wordsOf('firstName'))
  if (first === undefined) return null
  const last = found(wordsOf('lastName'), first)
  const whole = wordsOf('fullName').find((key) => key !== first && key !== last && keys.includes(key))
  if (last !== undefined && whole !== undefined && wordsOfWholeNames.has(whole)) return null
  const second = last ?? (whole === 'name' ? whole : undefined)
  if (second === undefined) return null
  const columns = [take([first]), take([second])].filter((column) => column !== null)
  return columns.map(templateFor).join(' ')
}

/** Those that surely hold whole names where first and last names have columns of their own. */
const wordsOfWholeNames: ReadonlySet<string> = new Set(
  ['name', 'fullname', 'displayname', 'guestname', 'vollername', 'anzeigename'].concat([
    'teilnehmername',
    'gastname',
    'nomcomplet',
    'nombrecompleto',
    'nomecompleto',
  ]),
)

function ownNames({ name, sentAs = '', option = '', label }: PlatformField): string[] {
  return [name, sentAs, option, label].map(columnKey)
}

function wordsOf(meaning: ColumnMeaning): readonly string[] {
  return columnWords[meaning].split(/\s+/)
}

/** Half a name is better than none. */
function wordsFor(meaning: ColumnMeaning): readonly string[] {
  if (meaning !== 'fullName') return wordsOf(meaning)
  return [...wordsOf('fullName'), ...wordsOf('firstName'), ...wordsOf('lastName')]
}

const meaningOfKind: Partial<Record<PlatformField['kind'], ColumnMeaning>> = {
  room: 'room',
  role: 'role',
  breakout: 'breakout',
  url: 'picture',
  scopes: 'scopes',
}

/** The times are called the same on every platform. */
const meaningOfName: Readonly<Record<string, ColumnMeaning>> = { nbf: 'from', exp: 'until' }

function meaningOf(field: PlatformField, identity: Platform['identity']): ColumnMeaning | null {
  if (field.name === identity.name) return 'fullName'
  if (field.name === identity.externalId) return 'externalId'
  if (field.option === 'initials') return 'initials'
  return meaningOfKind[field.kind] ?? meaningOfName[field.name] ?? null
}
