import { excerpt } from '../../text/excerpt.ts'
import { hiddenCharacters } from '../../text/hidden-characters.ts'
import { mixedWord } from '../../text/mixed-scripts.ts'
import { clockDifference } from '../../validity/clock-difference.ts'
import { formatLocal, formatSpan } from '../../validity/human.ts'
import { type Rule, rule } from '../rule.ts'
import { type CheckedDraft, nameOf } from './checked-draft.ts'
import type { ClaimName } from './fields.ts'
import * as guest from './guest-conditions.ts'
import { nameSnippet } from './name-snippet.ts'
import * as room from './room-conditions.ts'
import { sources } from './sources.ts'
import * as time from './time-conditions.ts'

const timeClaims = ['iat', 'nbf', 'exp'] as const

/** Lengths of a link, in characters, above which it may not arrive or not be taken. */
const longLink = 2_000
const tooLongLink = 8_000

const count = new Intl.NumberFormat('en-GB')

/** An offer of values for the form. */
const offer = (label: string, values: Partial<Record<ClaimName, string>>) => ({ fix: { label, values } })

/** The same for every text that somebody else compares or reads: nothing of it may be out of sight. */
const hiddenIn = (code: string, field: 'rd' | 'ud' | 'u', because: string): Rule<CheckedDraft> =>
  rule(
    { code, level: 'warning', field, source: sources.hidden },
    (draft) => hiddenCharacters(draft.typed(field)),
    ({ shown }) => `${nameOf(field)} has characters that can't be seen, ${because}: ${shown}. Take them out.`,
    ({ without }) => (without === null ? {} : offer('Take them out', { [field]: without })),
  )

/**
 * Every finding of a draft: code, level, field, source; when it is given; its sentence; what it offers. Errors first,
 * then warnings, then hints, and within a level in the order of the form. Only what can't work is an error.
 */
export const table: readonly Rule<CheckedDraft>[] = [
  rule(
    { code: 'team-missing', level: 'error', field: 'td', source: sources.properties },
    room.isTeamMissing,
    `${nameOf('td')} is missing: set it in the profile, or type it here.`,
  ),
  rule(
    { code: 'room-missing', level: 'error', field: 'rd', source: sources.properties },
    room.isRoomMissing,
    `${nameOf('rd')} is missing: type the room's name in its address, or its id.`,
  ),
  ...timeClaims.map((name) =>
    rule<CheckedDraft, string>(
      { code: 'time-unreadable', level: 'error', field: name, source: sources[name] },
      (draft) => time.unreadable(draft, name),
      (whatCanBeTyped) => `${nameOf(name)}: ${whatCanBeTyped}`,
    ),
  ),
  rule(
    { code: 'ends-before-start', level: 'error', field: 'exp', source: `${sources.exp}; ${sources.nbf}` },
    time.endsBeforeStart,
    `${nameOf('exp')} is at or before ${nameOf('nbf')}, so the token would never be valid: move one of them.`,
  ),

  rule(
    { code: 'team-not-uuid', level: 'warning', field: 'td', source: sources.properties },
    room.isTeamUnusual,
    `${nameOf('td')} is not a UUID, as team ids are: compare it with the dashboard, Team section.`,
  ),
  rule(
    { code: 'room-spaces', level: 'warning', field: 'rd', source: sources.properties },
    room.roomInSpaces,
    `${nameOf('rd')} begins or ends with a space, and no room's address does: take it off.`,
    (rd) => offer('Take the spaces off', { rd }),
  ),
  rule(
    { code: 'room-form', level: 'warning', field: 'rd', source: sources.rooms },
    room.isRoomOfNoForm,
    `${nameOf('rd')} is neither a UUID nor 3 to 32 characters long, as rooms are: compare it with the room's address.`,
  ),
  rule(
    { code: 'room-not-linkable', level: 'warning', field: 'rd', source: sources.pathStep },
    room.isRoomNotLinkable,
    `${nameOf('rd')} can't be part of an address, so there will be no join link: correct the room.`,
  ),
  hiddenIn('room-hidden', 'rd', 'and no room is found by them'),
  rule(
    { code: 'breakout-encrypted', level: 'warning', field: 'breakoutId', source: sources.encryption },
    room.isBreakoutEncrypted,
    `${nameOf('breakoutId')} does not go with end-to-end encryption, under which there are no breakout rooms: leave it empty.`,
    () => offer('Leave it empty', { breakoutId: '' }),
  ),
  rule(
    { code: 'breakouts-off', level: 'warning', field: 'breakoutId', source: sources.rooms },
    room.areBreakoutsOff,
    `${nameOf('breakoutId')} is given, and the room's breakout rooms are switched off: leave it empty, or switch them on.`,
    () => offer('Leave it empty', { breakoutId: '' }),
  ),
  rule(
    { code: 'breakout-unknown', level: 'warning', field: 'breakoutId', source: sources.properties },
    room.otherBreakouts,
    ({ list }) =>
      `${nameOf('breakoutId')} is none of the room's, ${list === '' ? 'which has none' : `which are ${list}`}: correct it, or leave it empty.`,
    ({ id }) => (id === null ? {} : offer('Use the id of this breakout room', { breakoutId: id })),
  ),
  rule(
    { code: 'external-id-email', level: 'warning', field: 'ud', source: sources.notEncrypted },
    guest.hasEmailAsId,
    `${nameOf('ud')} looks like an e-mail address, which whoever has the link can read: use an id such as crm-4711.`,
  ),
  hiddenIn('external-id-hidden', 'ud', 'and is another id than the one that it looks like'),
  rule(
    { code: 'external-id-in-use', level: 'warning', field: 'ud', source: sources.singleSession },
    guest.otherSession,
    (session, { context }) =>
      `${nameOf('ud')} is also in a session for ${session.name === null ? 'a guest without a name' : excerpt(session.name)}` +
      ` in ${excerpt(session.room)}, valid ${session.validUntil === null ? 'without end' : `until ${formatLocal(session.validUntil, context.timeZone)}`}.` +
      ' With the team setting of a single session per external id, entering with one ends the other: give each guest an id of their own.',
  ),
  rule(
    { code: 'name-long', level: 'warning', field: 'u', source: sources.nameLimit },
    guest.longName,
    (length) =>
      `${nameOf('u')} has ${count.format(length)} characters, and the platform's own tool takes 100: shorten it.`,
  ),
  rule(
    { code: 'name-encrypted', level: 'warning', field: 'u', source: sources.properties },
    guest.isNameEncrypted,
    `${nameOf('u')} reaches the platform with the token, which end-to-end encryption is to prevent: leave it empty, and set it in your own page.`,
    (_, draft) => ({ ...offer('Leave it empty', { u: '' }), snippet: nameSnippet(draft) }),
  ),
  hiddenIn('name-hidden', 'u', 'so that it may not be what it looks like'),
  rule(
    { code: 'name-mixes-scripts', level: 'warning', field: 'u', source: sources.mixedScripts },
    (draft) => mixedWord(draft.typed('u')),
    ({ word, scripts }) =>
      `${nameOf('u')} has ${scripts.join(' and ')} letters within one word, ${excerpt(word)}, and may pass for another name: type it anew.`,
  ),
  rule(
    { code: 'role-not-in-room', level: 'warning', field: 'role', source: sources.roles },
    guest.otherRoles,
    ({ list }) => `${nameOf('role')} is none of the room's roles, which are ${list}: choose one of them.`,
    ({ meant }) => (meant === null ? {} : offer(`Use ${excerpt(meant.name)}`, { role: meant.name })),
  ),
  rule(
    { code: 'avatar-not-url', level: 'warning', field: 'avatar', source: sources.properties },
    guest.isAvatarNoAddress,
    `${nameOf('avatar')} is not a whole address: type one that begins with https://.`,
  ),
  rule(
    { code: 'avatar-not-https', level: 'warning', field: 'avatar', source: sources.mixedContent },
    guest.avatarScheme,
    (scheme) =>
      scheme === 'data:'
        ? `${nameOf('avatar')} is a whole picture, which makes the link as long as itself: use the https address of one.`
        : `${nameOf('avatar')} is not an https address, and browsers block others in the room's page: use https.`,
  ),
  ...timeClaims.map((name) =>
    rule<CheckedDraft, number>(
      { code: 'time-in-milliseconds', level: 'warning', field: name, source: sources.numericDate },
      (draft) => time.inSeconds(draft, name),
      `${nameOf(name)} looks like milliseconds; a token counts in seconds, so divide by 1,000.`,
      (seconds) => offer('Divide by 1,000', { [name]: String(seconds) }),
    ),
  ),
  rule(
    { code: 'clock-ahead', level: 'warning', field: 'nbf', source: sources.nbf },
    time.clockAhead,
    (ahead, draft) =>
      `${clockDifference(ahead)}, which may call the token not yet valid: set the clock${time.minutesToStartEarly(draft, ahead) === null ? '' : ', or start early'}.`,
    (ahead, draft) => startEarly(time.minutesToStartEarly(draft, ahead)),
  ),
  rule(
    { code: 'clock-behind', level: 'warning', field: 'exp', source: sources.exp },
    time.clockBehind,
    (ahead) =>
      `${clockDifference(ahead)}, where the token ends that much earlier than it says here: set the clock.`,
  ),
  rule(
    { code: 'expiry-in-past', level: 'warning', field: 'exp', source: sources.exp },
    time.isExpired,
    `${nameOf('exp')} is not in the future: the token is expired when it is issued. Choose a later end.`,
  ),
  rule(
    { code: 'no-expiry', level: 'warning', field: 'exp', source: `${sources.properties}; ${sources.exp}` },
    (draft) => time.hasNoEnd(draft) && (draft.context.profile?.defaultValidity || '2h'),
    'Valid without end: whoever has the link can enter until the key is changed. Set an end.',
    (validity) => offer(`End: ${validity}`, { exp: validity }),
  ),
  rule(
    { code: 'validity-long', level: 'warning', field: 'exp', source: sources.longLived },
    time.longValidity,
    (length) =>
      `Valid for ${formatSpan(length)}, which is longer than a day: whoever has the link can enter for as long. Choose an earlier end.`,
    () => offer('End: 1d', { exp: '1d' }),
  ),
  rule(
    { code: 'room-ends-first', level: 'warning', field: 'exp', source: sources.rooms },
    time.roomEndsFirst,
    (removed, { context }) =>
      `The platform removes the room on ${formatLocal(removed, context.timeZone)}, before the token ends: choose an earlier end, or another room.`,
    (removed, draft) =>
      time.canEndWithRoom(draft, removed) ? offer('End with the room', { exp: String(removed) }) : {},
  ),
  rule(
    { code: 'domain-missing', level: 'warning', field: null, source: sources.tokens },
    room.hasNoLinkHost,
    'The profile has no usable team domain, so there will be no join link: set it in the profile.',
  ),
  rule(
    { code: 'link-too-long', level: 'warning', field: null, source: sources.linkOf8000 },
    ({ linkLength }) => linkLength !== null && linkLength > tooLongLink && linkLength,
    (_, draft) =>
      `The link will have more than 8,000 characters, and a server may refuse it: shorten ${nameOf(guest.longestText(draft))}.`,
  ),

  rule(
    { code: 'room-public', level: 'hint', field: 'rd', source: sources.tokens },
    room.isRoomPublic,
    'The room is public: whoever has its address enters without a token, which then only gives the name and the role.',
  ),
  rule(
    { code: 'room-locked', level: 'hint', field: 'rd', source: sources.rooms },
    room.isRoomLocked,
    'The room is locked: the guest waits until somebody in the room lets them in.',
  ),
  rule(
    { code: 'external-id-name', level: 'hint', field: 'ud', source: sources.notEncrypted },
    guest.hasNameAsId,
    `${nameOf('ud')} looks like a person's name, and stays in the platform's reports: use an id such as crm-4711.`,
  ),
  rule(
    { code: 'name-missing', level: 'hint', field: 'u', source: sources.properties },
    guest.isNameMissing,
    `${nameOf('u')} is empty: the guest will be asked for a name on entering.`,
    (_, draft) => (draft.encrypted ? { snippet: nameSnippet(draft) } : {}),
  ),
  rule(
    { code: 'name-spaces', level: 'hint', field: 'u', source: sources.properties },
    guest.nameInSpaces,
    `${nameOf('u')} begins or ends with a space, which goes into the token as typed.`,
    (u) => offer('Take the spaces off', { u }),
  ),
  rule(
    { code: 'role-missing', level: 'hint', field: 'role', source: sources.properties },
    guest.isRoleMissing,
    (_, draft) => `${nameOf('role')} is empty: the guest gets the room's default role${defaultRole(draft)}.`,
  ),
  rule(
    { code: 'issued-in-future', level: 'hint', field: 'iat', source: sources.iat },
    time.isIssuedInFuture,
    `${nameOf('iat')} is in the future, which some verifiers refuse: now is the usual value.`,
    () => offer('Use now', { iat: 'now' }),
  ),
  rule(
    { code: 'link-long', level: 'hint', field: null, source: sources.linkOf2000 },
    ({ linkLength }) =>
      linkLength !== null && linkLength > longLink && linkLength <= tooLongLink && linkLength,
    (length, draft) =>
      `The link will have ${count.format(length)} characters, and above 2,000 some programs cut it off: shorten ${nameOf(guest.longestText(draft))}.`,
  ),
]

function startEarly(seconds: number | null) {
  if (seconds === null) return {}
  return { fix: { label: `Start ${seconds / 60} min early`, values: {}, startEarly: seconds } }
}

function defaultRole({ room: known }: CheckedDraft): string {
  return known?.defaultRole ? `, ${excerpt(known.defaultRole.displayName || known.defaultRole.name)}` : ''
}
