import type { CaseBase } from '../../../lab/edge-case.ts'
import { accepted, given, inGroup, refused, unknown } from './build.ts'
import { all, claim, inRoom, sentAs, withoutClaim } from './edits.ts'
import { inOtherLetters } from './other-letters.ts'
import { documented, inferred } from './sources.ts'

/** Ids that no team and no room has: their version is none (RFC 9562, 4.2). */
const nobody = '00000000-0000-0000-0000-000000000001'
const invalidTeam = 'A team that is not the one of the room makes the token invalid.'
const invalidRoom = 'A room that there is not makes the token invalid.'

/** The same id as a reader of UUIDs takes it: in other letters, or as a URN where it has none (RFC 9562, 4). */
const teamOtherwise = ({ claims }: CaseBase) => {
  const team = typeof claims.td === 'string' ? claims.td : ''
  return /[a-z]/i.test(team) ? inOtherLetters(team) : `urn:uuid:${team}`
}

const teams = [
  refused(
    'td-absent',
    'Without a team',
    withoutClaim('td'),
    'The claim is required.',
    documented('properties'),
  ),
  refused(
    'td-unknown',
    'Team that there is not',
    claim('td', nobody),
    invalidTeam,
    documented('troubleshooting'),
  ),
  refused(
    'td-other-team',
    'Another team',
    claim('td', (base) => given(base, 'other-team')),
    `${invalidTeam.slice(0, -1)}, also where it is a team.`,
    documented('troubleshooting'),
    { needs: 'other-team' },
  ),
  refused(
    'td-no-uuid',
    'Team by its name',
    claim('td', 'acme'),
    'It is the team’s id, and not its domain.',
    documented('troubleshooting'),
  ),
  refused(
    'td-empty',
    'Empty team',
    claim('td', ''),
    'The claim is required, and an empty one names no team.',
    inferred('troubleshooting'),
  ),
  unknown(
    'td-other-letters',
    'Team id in other letters',
    claim('td', teamOtherwise),
    'UUIDs are read without regard to small and capital letters, and whether the platform does is not documented.',
  ),
  unknown(
    'td-space-after',
    'Space behind the team id',
    claim('td', ({ claims }) => `${claims.td} `),
    'It comes of copying, and whether it is trimmed is not documented.',
  ),
  unknown(
    'td-list',
    'Team in a list',
    claim('td', ({ claims }) => [String(claims.td)]),
    'The claim is a text, and what becomes of a list is not documented.',
  ),
]

const rooms = [
  refused(
    'rd-absent',
    'Without a room',
    withoutClaim('rd'),
    'The claim is required.',
    documented('properties'),
  ),
  refused(
    'rd-unknown',
    'Room that there is not',
    claim('rd', 'roompass-no-such-room'),
    invalidRoom,
    documented('troubleshooting'),
  ),
  refused(
    'rd-unknown-id',
    'Room id that there is not',
    claim('rd', nobody),
    'An id that no room has makes the token invalid.',
    documented('troubleshooting'),
  ),
  refused(
    'rd-empty',
    'Empty room',
    claim('rd', ''),
    'The claim is required, and an empty one names no room.',
    inferred('troubleshooting'),
  ),
  refused(
    'rd-deleted',
    'Room that was deleted',
    inRoom('deleted-room'),
    'A room that is no longer there makes the token invalid.',
    documented('troubleshooting'),
    { needs: 'deleted-room' },
  ),
  refused(
    'rd-other-team',
    'Room of another team',
    claim('rd', (base) => given(base, 'other-team-room')),
    'A room that is not the team’s makes the token invalid.',
    documented('troubleshooting'),
    { needs: 'other-team-room' },
  ),
  accepted(
    'rd-other-name',
    'Room by its other name',
    claim('rd', (base) => given(base, 'room-id')),
    'The friendly URL and the id both name the room.',
    documented('properties'),
    { needs: 'room-id' },
  ),
  unknown(
    'rd-other-letters',
    'Room in other letters',
    claim('rd', ({ room }) => inOtherLetters(room)),
    'Whether small and capital letters of a friendly URL are the same is not documented.',
  ),
  unknown(
    'rd-other-room',
    'Another room than the address',
    claim('rd', (base) => given(base, 'other-room')),
    'Which of the two counts, or whether they have to agree, is not documented.',
    { needs: 'other-room' },
  ),
  unknown(
    'rd-slash-before',
    'Slash before the room',
    claim('rd', ({ room }) => `/${room}`),
    'It comes of copying a path, and whether it is taken off is not documented.',
  ),
  unknown(
    'rd-address',
    'Whole address for the room',
    claim('rd', ({ room }) => `https://acme.digitalsamba.com/${room}`),
    'It comes of copying a link, and whether the room is taken out of it is not documented.',
  ),
  unknown(
    'rd-list',
    'Room in a list',
    claim('rd', ({ room }) => [room]),
    'The claim is a text, and what becomes of a list is not documented.',
  ),
]

const kinds = [
  accepted(
    'public-room',
    'Public room with a token',
    inRoom('public-room'),
    'A token chooses the role also in a public room.',
    documented('tokens'),
    { needs: 'public-room', alone: true },
  ),
  accepted(
    'public-room-without-token',
    'Public room without a token',
    all(inRoom('public-room'), sentAs('absent')),
    'Everybody enters a public room without a token.',
    documented('tokens'),
    { needs: 'public-room', alone: true },
  ),
  refused(
    'locked-room',
    'Locked room',
    inRoom('locked-room'),
    'The token alone does not let anybody in: somebody inside has to.',
    documented('openApi'),
    { needs: 'locked-room', alone: true, steps: 'Record “refused” where the guest has to wait.' },
  ),
  refused(
    'expired-room',
    'Room that has expired',
    inRoom('expired-room'),
    'A room is deleted within three minutes of its expiry.',
    documented('openApi'),
    { needs: 'expired-room', steps: 'Open it three minutes after the expiry or later.' },
  ),
  unknown(
    'full-room',
    'Room that is full',
    inRoom('full-room'),
    'What a guest sees beyond the greatest number of participants is not documented.',
    { needs: 'full-room', lookedIn: 'openApi' },
  ),
]

/** Which room of which team a token is for, and what kind of room it is. */
export const roomCases = inGroup('room', [...teams, ...rooms, ...kinds])
