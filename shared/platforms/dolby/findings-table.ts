import { excerpt } from '../../text/excerpt.ts'
import { hiddenCharacters } from '../../text/hidden-characters.ts'
import { mixedWord } from '../../text/mixed-scripts.ts'
import { formatLocal, formatSpan } from '../../validity/human.ts'
import { isNoAddress, schemeBesideHttps, withoutSpaces } from '../conditions/guest.ts'
import { type Rule, rule } from '../rule.ts'
import { type CheckedDraft, nameOf } from './checked-draft.ts'
import * as draft from './conditions.ts'
import { type FieldName, mostExternalIdBytes } from './fields.ts'
import { usualScopes } from './scopes.ts'
import { sources } from './sources.ts'

const count = new Intl.NumberFormat('en-GB')

/** How many words a sentence lists. */
const listed = 3

/** An offer of values for the form. */
const offer = (label: string, values: Partial<Record<FieldName, string>>) => ({ fix: { label, values } })

const hiddenIn = (code: string, field: 'externalId' | 'name', because: string): Rule<CheckedDraft> =>
  rule(
    { code, level: 'warning', field, source: sources.hidden },
    ({ typed }) => hiddenCharacters(typed(field)),
    ({ shown }) => `${nameOf(field)} has characters that can't be seen, ${because}: ${shown}. Take them out.`,
    ({ without }) => (without === null ? {} : offer('Take them out', { [field]: without })),
  )

const scopesMissing: Rule<CheckedDraft> = rule(
  { code: 'scopes-missing', level: 'warning', field: 'scopes', source: sources.noScopes },
  draft.areScopesMissing,
  `${nameOf('scopes')} is empty, which as far as known allows everything: choose what the client needs.`,
  () => offer(`Use ${usualScopes}`, { scopes: usualScopes }),
)

/**
 * Every finding of a draft, as Digital Samba's table has them: errors first, then warnings, then hints, and within a
 * level in the order of the form. Clocks are no matter: the platform makes the times.
 */
export const table: readonly Rule<CheckedDraft>[] = [
  rule(
    { code: 'external-id-long', level: 'error', field: 'externalId', source: sources.identification },
    draft.tooManyBytes,
    (bytes) =>
      `${nameOf('externalId')} has ${count.format(bytes)} bytes as it is sent, and the platform takes 1,024: shorten it by ${count.format(bytes - mostExternalIdBytes)}.`,
  ),
  rule(
    { code: 'time-unreadable', level: 'error', field: 'exp', source: sources.expiry },
    draft.unreadable,
    (whatCanBeTyped) => `${nameOf('exp')}: ${whatCanBeTyped}`,
  ),
  rule(
    { code: 'expiry-short', level: 'error', field: 'exp', source: sources.expiry },
    draft.isTooShort,
    `${nameOf('exp')} is not in the future, and the platform makes no token for less than a second: choose a later end.`,
  ),
  rule(
    { code: 'expiry-long', level: 'error', field: 'exp', source: sources.expiry },
    draft.tooLong,
    (beyond) =>
      `${nameOf('exp')} is ${formatSpan(beyond)} beyond the 24 hours for which the platform makes a token at most: choose an earlier end.`,
    () => offer('End: 1d', { exp: '1d' }),
  ),

  rule(
    { code: 'external-id-missing', level: 'warning', field: 'externalId', source: sources.identification },
    draft.isExternalIdMissing,
    `${nameOf('externalId')} is empty: the guest can join, but their identity can't be verified. Type an id such as crm-4711.`,
  ),
  rule(
    { code: 'external-id-email', level: 'warning', field: 'externalId', source: sources.identification },
    draft.hasEmailAsId,
    `${nameOf('externalId')} looks like an e-mail address, which every other participant is given and the platform keeps: use an id such as crm-4711.`,
  ),
  hiddenIn('external-id-hidden', 'externalId', 'and is another id than the one that it looks like'),
  rule(
    { code: 'external-id-keys', level: 'warning', field: 'externalId', source: sources.repeatedKeys },
    draft.keysTwice,
    (keys) =>
      `${nameOf('externalId')} has more than one row of ${listOf(keys)}, of which most programs read the last: take the others out.`,
  ),
  rule(
    { code: 'external-id-in-use', level: 'warning', field: 'externalId', source: sources.participantInfo },
    draft.otherSession,
    ({ name, validUntil }, { context }) =>
      `${nameOf('externalId')} is also in a session for ${name === null ? 'a guest without a name' : excerpt(name)}` +
      `, ${validUntil === null ? 'whose end is not known' : `valid until ${formatLocal(validUntil, context.timeZone)}`}:` +
      ' who joins with one token switches the other out, so give each guest an id of their own.',
  ),
  hiddenIn('name-hidden', 'name', 'so that it may not be what it looks like'),
  rule(
    { code: 'name-mixes-scripts', level: 'warning', field: 'name', source: sources.mixedScripts },
    ({ typed }) => mixedWord(typed('name')),
    ({ word, scripts }) =>
      `${nameOf('name')} has ${scripts.join(' and ')} letters within one word, ${excerpt(word)}, and may pass for another name: type it anew.`,
  ),
  rule(
    { code: 'avatar-not-url', level: 'warning', field: 'avatarUrl', source: sources.participantInfo },
    ({ typed }) => isNoAddress(typed('avatarUrl')),
    `${nameOf('avatarUrl')} is not a whole address: type one that begins with https://.`,
  ),
  rule(
    { code: 'avatar-not-https', level: 'warning', field: 'avatarUrl', source: sources.mixedContent },
    ({ typed }) => schemeBesideHttps(typed('avatarUrl')),
    `${nameOf('avatarUrl')} is not an https address, and browsers block others in an https page: use https.`,
  ),
  scopesMissing,
  rule(
    { code: 'scope-unknown', level: 'warning', field: 'scopes', source: sources.scopes },
    draft.noScopes,
    ({ unknown }) =>
      `${nameOf('scopes')} has ${listOf(unknown)}, which the platform leaves out without a word: correct it, upper and lower case included.`,
    ({ meant }) => (meant === null ? {} : offer('Use lower case', { scopes: meant.join(' ') })),
  ),

  rule(
    { code: 'external-id-name', level: 'hint', field: 'externalId', source: sources.identification },
    draft.hasNameAsId,
    `${nameOf('externalId')} looks like a person's name, which the platform keeps: use an id such as crm-4711.`,
  ),
  rule(
    { code: 'name-missing', level: 'hint', field: 'name', source: sources.identification },
    draft.isNameMissing,
    `${nameOf('name')} is empty: the other participants see a guest without a name, unless your page gives the SDK one.`,
  ),
  rule(
    { code: 'name-spaces', level: 'hint', field: 'name', source: sources.participantInfo },
    ({ typed }) => withoutSpaces(typed('name')),
    `${nameOf('name')} begins or ends with a space, which the others are given as typed.`,
    (name) => offer('Take the spaces off', { name }),
  ),
  rule(
    { code: 'scopes-all', level: 'hint', field: 'scopes', source: sources.scopes },
    draft.areAllScopes,
    `${nameOf('scopes')} has *, which allows everything: choose what the client needs.`,
    () => offer(`Use ${usualScopes}`, { scopes: usualScopes }),
  ),
  rule(
    { code: 'no-expiry', level: 'hint', field: 'exp', source: sources.usualExpiry },
    draft.hasNoEnd,
    `${nameOf('exp')} is empty: the platform makes a token for one hour.`,
    () => offer('End: 1h', { exp: '1h' }),
  ),
]

function listOf(words: readonly string[]): string {
  const shown = words.slice(0, listed).map(excerpt).join(', ')
  return words.length > listed ? `${shown} and ${words.length - listed} more` : shown
}
