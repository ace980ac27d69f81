import { excerpt } from '../../text/excerpt.ts'
import { hiddenCharacters } from '../../text/hidden-characters.ts'
import { hasEmail } from '../../text/personal.ts'
import { type Rule, rule } from '../rule.ts'
import {
  type CheckedDraft,
  identityInSpaces,
  longIdentity,
  unknownScopes,
  withoutRepeats,
} from './checked-draft.ts'
import { type FieldName, fields } from './fields.ts'
import { sources } from './sources.ts'

const count = new Intl.NumberFormat('en-GB')

/** How many scopes a sentence lists. */
const listed = 3

/** An offer of values for the form. */
const offer = (label: string, values: Partial<Record<FieldName, string>>) => ({ fix: { label, values } })

/** A field as the form names it, such as `User identifier (identity)`. */
function nameOf(name: FieldName): string {
  return `${fields.find((field) => field.name === name)?.label} (${name})`
}

/**
 * Every finding of a draft: code, level, field, source; when it is given; its sentence; what it offers. Errors first,
 * then warnings, then hints, and within a level in the order of the form. Only what can't work is an error.
 */
export const table: readonly Rule<CheckedDraft>[] = [
  rule(
    {
      code: 'identity-missing',
      level: 'error',
      field: 'identity',
      source: `${sources.api}; ${sources.code}`,
    },
    ({ identity }) => identity.trim() === '',
    `${nameOf('identity')} is missing, and the platform gives no session without one: type the id of the user.`,
  ),

  rule(
    { code: 'identity-similar', level: 'warning', field: 'identity', source: sources.android },
    ({ similar }) => similar,
    (similar) =>
      `${nameOf('identity')} differs from one that was issued before only in case, spaces or normal form: ` +
      `videos made as “${excerpt(similar)}” will not belong to this user.`,
    (similar) => offer('Use the earlier one', { identity: similar }),
  ),
  rule(
    { code: 'identity-spaces', level: 'warning', field: 'identity', source: sources.android },
    identityInSpaces,
    `${nameOf('identity')} begins or ends with a space, which is sent as typed and makes it another user: take it off.`,
    (identity) => offer('Take the spaces off', { identity }),
  ),
  rule(
    { code: 'identity-hidden', level: 'warning', field: 'identity', source: sources.hidden },
    ({ identity }) => hiddenCharacters(identity),
    ({ shown }) =>
      `${nameOf('identity')} has characters that can't be seen, and is another user than the one that it looks like: ${shown}. Take them out.`,
    ({ without }) => (without === null ? {} : offer('Take them out', { identity: without })),
  ),
  rule(
    { code: 'scopes-not-taken', level: 'warning', field: 'scopes', source: sources.api },
    ({ scopes, takesScopes }) => scopes.length > 0 && !takesScopes,
    `${nameOf('scopes')} are left out, because the documented API of this profile takes none: leave them empty, or choose the 2021 code in the profile.`,
    () => offer('Leave it empty', { scopes: '' }),
  ),

  rule(
    { code: 'identity-email', level: 'hint', field: 'identity', source: sources.api },
    ({ identity }) => hasEmail(identity),
    `${nameOf('identity')} looks like an e-mail address, which the document allows and the platform keeps: an id such as user-4711 says less of a person.`,
  ),
  rule(
    { code: 'identity-long', level: 'hint', field: 'identity', source: `${sources.api} names no limit` },
    longIdentity,
    (length) =>
      `${nameOf('identity')} has ${count.format(length)} characters, and how many the platform takes is not documented: try it, or shorten it.`,
  ),
  rule(
    { code: 'scopes-unknown', level: 'hint', field: 'scopes', source: sources.code },
    unknownScopes,
    ({ unknown }) =>
      `${nameOf('scopes')}: ${listOf(unknown)} ${unknown.length === 1 ? 'is' : 'are'} none of the nine that the platform's code names; ` +
      'what it does with others is not documented, so compare the spelling.',
    ({ meant }) => (meant === null ? {} : offer('Write them in small letters', { scopes: meant })),
  ),
  rule(
    { code: 'scopes-repeated', level: 'hint', field: 'scopes', source: sources.code },
    withoutRepeats,
    `${nameOf('scopes')} has a word twice, which is sent as typed: once is enough.`,
    (scopes) => offer('Leave the repeats out', { scopes }),
  ),
  rule(
    { code: 'scopes-missing', level: 'hint', field: 'scopes', source: sources.code },
    ({ scopes, takesScopes }) => takesScopes && scopes.length === 0,
    `${nameOf('scopes')} is empty: the platform's code asks like this too, and what the user may then do is not documented.`,
  ),
]

function listOf(scopes: readonly string[]): string {
  const shown = scopes.slice(0, listed).map((scope) => `“${excerpt(scope)}”`)
  const more = scopes.length - shown.length
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
