import type { Database } from 'better-sqlite3-multiple-ciphers'
import { platforms } from '../../shared/platforms/index.ts'
import type { Person } from '../../shared/schemas.ts'
import { readLabDraft, removeLabDraft } from '../lab/lab-draft.ts'
import { profileById } from '../profiles/profile-rows.ts'
import { readDraft, writeDraft } from '../settings/draft.ts'

/** Takes a person out of the form as it was left, where it is about them. Part of the transaction that forgets them. */
export function forgetInDraft(database: Database, { profileId, name, externalId }: Person): void {
  const draft = readDraft(database)
  const profile = draft === null ? null : profileById(database, draft.profileId)
  if (draft === null || profile === null || profile.id !== profileId) return
  const { identity } = platforms[profile.platform]
  const says = (field: string | null, value: string | null) =>
    field !== null && value !== null && draft.values[field]?.trim() === value.trim()
  if (!says(identity.name, name) && !says(identity.externalId, externalId)) return
  const theirs = [identity.name, identity.externalId, ...identity.withheld]
  const values = Object.entries(draft.values).filter(([field]) => !theirs.includes(field))
  writeDraft(database, { ...draft, values: Object.fromEntries(values) })
}

/**
 * Takes the Lab's draft away where it names a person, whatever profile it is for: in raw text nothing else can be told to
 * be theirs. Part of the same transaction.
 */
export function forgetInLabDraft(database: Database, { name, externalId }: Person): void {
  const draft = readLabDraft(database)
  if (draft === null) return
  const text = unescaped(JSON.stringify(draft))
  const isNamed = [name, externalId].some(
    (value) => value !== null && value.trim() !== '' && text.includes(value.trim()),
  )
  if (isNamed) removeLabDraft(database)
}

/** A text without the escapes of JSON, also where one text of JSON stands within another (RFC 8259, 7). */
function unescaped(text: string): string {
  const characters = text.replace(/\\+u([0-9a-f]{4})/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  )
  return characters.replace(/\\+(["\\/])/g, '$1')
}
