import { addMember, membersOf, setMember } from '../../../jws/json-members.ts'
import type { CaseBase } from '../../../lab/edge-case.ts'
import { accepted, inGroup, refused, unknown } from './build.ts'
import { claim, claimAgain, claimTwice, craftEdit, wholeText } from './edits.ts'
import { documented } from './sources.ts'

const behind = (text: string) => craftEdit([{ in: 'structure' }], ({ after }) => ({ after: after + text }))
const before = (text: string) => craftEdit([{ in: 'structure' }], ({ before }) => ({ before: text + before }))
const payload = (change: (text: string) => string) => wholeText('payload', change)
const whole = (part: 'header' | 'payload', text: string) => wholeText(part, () => text)
/** What stands before the closing brace. */
const lastly = (text: string) => payload((json) => json.replace(/\}\s*$/, `${text}}`))

const noJson = 'The payload must be JSON.'
const noObject = 'The payload must be a JSON object.'
const parts = 'A token has three parts.'
const notSigned = { resigned: false } as const

const segments = [
  refused('four-parts', 'Four parts', behind('.AAAA'), parts, documented('compact')),
  refused(
    'five-parts',
    'Five parts',
    behind('.AAAA.AAAA'),
    `${parts.slice(0, -1)}, and an encrypted one has five.`,
    documented('compact'),
  ),
  refused(
    'part-before',
    'Part before the header',
    before('AAAA.'),
    `${parts.slice(0, -1)}, of which the header is the first.`,
    documented('compact'),
    notSigned,
  ),
  refused('payload-empty', 'Empty payload', whole('payload', ''), noJson, documented('jwtValidation')),
  refused(
    'header-empty',
    'Empty header',
    whole('header', ''),
    'The header must be JSON.',
    documented('signature'),
  ),
]

const json = [
  refused('payload-null', 'Payload of null', whole('payload', 'null'), noObject, documented('jwtValidation')),
  refused(
    'payload-list',
    'Payload in a list',
    payload((text) => `[${text}]`),
    noObject,
    documented('jwtValidation'),
  ),
  refused(
    'payload-text',
    'Payload in quotes',
    payload((text) => JSON.stringify(text)),
    noObject,
    documented('jwtValidation'),
  ),
  refused(
    'payload-cut',
    'Payload that ends too early',
    payload((text) => text.slice(0, -1)),
    noJson,
    documented('jwtValidation'),
  ),
  refused(
    'payload-goes-on',
    'Text behind the payload',
    payload((text) => `${text}{}`),
    noJson,
    documented('jwtValidation'),
  ),
  refused(
    'payload-single-quotes',
    'Single quotes',
    payload((text) => text.replaceAll('"', "'")),
    noJson,
    documented('jwtValidation'),
  ),
  refused(
    'payload-trailing-comma',
    'Comma behind the last claim',
    lastly(','),
    noJson,
    documented('jwtValidation'),
  ),
  refused(
    'payload-comment',
    'Comment in the payload',
    lastly('/* guest */'),
    noJson,
    documented('jwtValidation'),
  ),
  refused('payload-nan', 'Claim of NaN', lastly(',"test":NaN'), noJson, documented('jwtValidation')),
  refused(
    'payload-raw-line-end',
    'Line end inside a text',
    lastly(',"test":"a\nb"'),
    noJson,
    documented('jwtValidation'),
  ),
  refused(
    'payload-leading-zero',
    'Number with a leading zero',
    lastly(',"test":007'),
    noJson,
    documented('jwtValidation'),
  ),
  refused(
    'header-list',
    'Header in a list',
    wholeText('header', (text) => `[${text}]`),
    'The header must be a JSON object.',
    documented('signature'),
  ),
  refused(
    'header-cut',
    'Header that ends too early',
    wholeText('header', (text) => text.slice(0, -1)),
    'The header must be JSON.',
    documented('signature'),
  ),
]

const teamOf = ({ claims }: CaseBase) => claims.td ?? ''
const nobody = '00000000-0000-0000-0000-000000000006'
const algTwice = (first: string, last: string) =>
  craftEdit([{ in: 'header', name: 'alg' }], ({ header }) => ({
    header: addMember(setMember(header, 'alg', JSON.stringify(first)), 'alg', JSON.stringify(last)),
  }))
const rejectOrLast = 'Of two claims with one name the last counts, or the token is refused'

const duplicates = [
  unknown(
    'twice-role',
    'Role twice',
    claimTwice('role', 'attendee', 'moderator'),
    `${rejectOrLast}, which leaves both open.`,
    { lookedIn: 'jwtClaims', steps: 'Look which role the guest has.' },
  ),
  unknown(
    'twice-exp-last-right',
    'End twice, the last one right',
    claimTwice(
      'exp',
      ({ now }) => now - 3600,
      ({ now }) => now + 3600,
    ),
    `${rejectOrLast}, which leaves both open.`,
    { lookedIn: 'jwtClaims' },
  ),
  refused(
    'twice-exp-last-over',
    'End twice, the last one over',
    claimTwice(
      'exp',
      ({ now }) => now + 3600,
      ({ now }) => now - 3600,
    ),
    `${rejectOrLast}, and the last one is over.`,
    documented('jwtClaims'),
  ),
  unknown(
    'twice-td-last-right',
    'Team twice, the last one right',
    claimTwice('td', nobody, teamOf),
    `${rejectOrLast}, which leaves both open.`,
    { lookedIn: 'jwtClaims' },
  ),
  refused(
    'twice-td-last-wrong',
    'Team twice, the last one wrong',
    claimTwice('td', teamOf, nobody),
    `${rejectOrLast}, and the last one is no team.`,
    documented('jwtClaims'),
  ),
  unknown(
    'twice-same',
    'Room twice and the same',
    claimAgain('rd', ({ room }) => room),
    `${rejectOrLast}, also where they are the same.`,
    { lookedIn: 'jwtClaims' },
  ),
  unknown(
    'twice-alg-last-right',
    'Algorithm twice, the last one right',
    algTwice('none', 'HS256'),
    'Of two members with one name the last counts, or the token is refused, which leaves both open.',
    { lookedIn: 'jwsHeader' },
  ),
  refused(
    'twice-alg-last-none',
    'Algorithm twice, the last one none',
    algTwice('HS256', 'none'),
    'Of two members with one name the last counts, or the token is refused, and the last one is none.',
    documented('jwsHeader'),
  ),
]

const ignored = 'Claims that are not understood must be ignored.'

const extra = [
  accepted('extra-admin', 'Claim that gives rights', claim('admin', true), ignored, documented('jwtClaims'), {
    steps: 'Look that the guest has no more rights than the role.',
  }),
  accepted(
    'extra-settings',
    'Claim of a setting',
    claim('lang', 'de'),
    `${ignored.slice(0, -1)}, also where the SDK has such a setting.`,
    documented('jwtClaims'),
  ),
  accepted(
    'extra-redirect',
    'Claim with an address',
    claim('redirect', 'https://example.com/'),
    `${ignored.slice(0, -1)}, and lead nowhere.`,
    documented('jwtClaims'),
    { steps: 'Look that the browser stays on the platform.' },
  ),
  accepted(
    'extra-scope',
    'Claim of scopes',
    claim('scope', 'rooms:write'),
    `${ignored.slice(0, -1)}, and allow nothing.`,
    documented('jwtClaims'),
  ),
  unknown(
    'extra-audience',
    'Token for somebody else',
    claim('aud', 'https://example.com/'),
    'Who is not the audience must refuse it, and whether the claim is looked at is not documented.',
    { lookedIn: 'jwtClaims' },
  ),
  unknown(
    'extra-prototype',
    'Claim named __proto__',
    claim('__proto__', { role: 'moderator' }),
    'It is a name like any other, which some programs take for more.',
    { lookedIn: 'jwtClaims', steps: 'Look which role the guest has.' },
  ),
  accepted(
    'claims-reversed',
    'Claims in another order',
    payload(reversed),
    'The claims of an object have no order.',
    documented('json'),
  ),
]

/** The same members, the last one first. */
function reversed(text: string): string {
  const { members, fault } = membersOf(text)
  if (fault !== null) return text
  return `{${members
    .toReversed()
    .map(({ start, end }) => text.slice(start, end))
    .join()}}`
}

/** The parts of a token, the JSON in them, and names that come twice. */
export const structureCases = inGroup('structure', [...segments, ...json, ...duplicates, ...extra])
