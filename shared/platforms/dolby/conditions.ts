import { type MetadataRow, repeatedKeys, rowsOf } from '../../metadata-rows.ts'
import type { Known } from '../../schemas.ts'
import { hasEmail } from '../../text/personal.ts'
import { utf8Length } from '../../text/utf8-length.ts'
import { wordsIn } from '../../text/words.ts'
import { isNameForId, stillValid } from '../conditions/guest.ts'
import type { CheckedDraft } from './checked-draft.ts'
import { mostExternalIdBytes } from './fields.ts'
import { corrected, unknownScopes } from './scopes.ts'

/** Seconds (see `sources.expiry`). */
const shortest = 1
const longest = 86_400

/** How many bytes the external id has as it is sent, where they are too many. */
export function tooManyBytes({ typed }: CheckedDraft): number | null {
  const bytes = utf8Length(typed('externalId'))
  return bytes > mostExternalIdBytes ? bytes : null
}

export const isExternalIdMissing = ({ typed }: CheckedDraft) => typed('externalId') === ''

export const hasEmailAsId = ({ typed }: CheckedDraft) => idTexts(typed('externalId')).some(hasEmail)

/** A person's name for an id, or in one of its rows. An e-mail address in it is said alone. */
export function hasNameAsId(draft: CheckedDraft): boolean {
  const { typed } = draft
  return !hasEmailAsId(draft) && idTexts(typed('externalId')).some((id) => isNameForId(id, typed('name')))
}

/** The rows of an external id, where it is made of some; one that is too long anyway is not taken apart. */
function idRows(externalId: string): readonly MetadataRow[] | null {
  return externalId.length > mostExternalIdBytes ? null : rowsOf(externalId)
}

/** The external id, or the values of its rows where it is made of some. */
function idTexts(externalId: string): string[] {
  return idRows(externalId)?.map(({ value }) => value) ?? [externalId]
}

/** The keys that stand in more than one row of the external id. */
export function keysTwice({ typed }: CheckedDraft): string[] | null {
  const repeated = repeatedKeys(idRows(typed('externalId')) ?? [])
  return repeated.length > 0 ? repeated : null
}

/** The other session with the same external id, as long as it is valid. */
export function otherSession({ typed, context }: CheckedDraft): Known['sameExternalId'] {
  return typed('externalId') === '' ? null : stillValid(context.known.sameExternalId, context.now)
}

export const isNameMissing = ({ typed }: CheckedDraft) => typed('name') === ''

/** The words that are no scope, and all words as they may be meant. */
export function noScopes({
  typed,
}: CheckedDraft): { readonly unknown: readonly string[]; readonly meant: readonly string[] | null } | null {
  const words = wordsIn(typed('scopes'))
  const unknown = unknownScopes(words)
  return unknown.length > 0 ? { unknown, meant: corrected(words) } : null
}

export const areScopesMissing = ({ typed }: CheckedDraft) => wordsIn(typed('scopes')).length === 0

export const areAllScopes = ({ typed }: CheckedDraft) => wordsIn(typed('scopes')).includes('*')

/** What is wrong with a time that can't be read. */
export function unreadable({ times }: CheckedDraft): string | null {
  return times.exp.kind === 'unreadable' ? times.exp.message : null
}

/** Seconds from now to the end, where there is one. */
function secondsLeft({ times, context }: CheckedDraft): number | null {
  return times.exp.kind === 'at' ? times.exp.at - context.now : null
}

export function isTooShort(draft: CheckedDraft): boolean {
  const seconds = secondsLeft(draft)
  return seconds !== null && seconds < shortest
}

/** By how many seconds the token would be valid for too long. */
export function tooLong(draft: CheckedDraft): number | null {
  const seconds = secondsLeft(draft)
  return seconds !== null && seconds > longest ? seconds - longest : null
}

export const hasNoEnd = ({ times }: CheckedDraft) => times.exp.kind === 'absent'
