import { accepted, given, inGroup, unknown } from './build.ts'
import { all, claim, inRoom, withoutClaim } from './edits.ts'
import { inOtherLetters } from './other-letters.ts'
import { documented } from './sources.ts'

const role = (need: 'role' | 'role-id' | 'role-display-name' | 'role-of-team') =>
  claim('role', (base) => given(base, need))
const nobody = '00000000-0000-0000-0000-000000000002'
const steps = 'Look which role the guest has.'
const looked = { steps, lookedIn: 'roles' } as const

const roles = [
  accepted(
    'role-absent',
    'Without a role',
    withoutClaim('role'),
    'Without it the guest has the room’s default role.',
    documented('properties'),
    { steps },
  ),
  accepted(
    'role-by-name',
    'Role by its name',
    role('role'),
    'A role is named by its name or its id.',
    documented('properties'),
    { needs: 'role', steps },
  ),
  accepted(
    'role-by-id',
    'Role by its id',
    role('role-id'),
    'A role is named by its name or its id.',
    documented('properties'),
    { needs: 'role-id', steps },
  ),
  unknown(
    'role-by-display-name',
    'Role by what it is called on screen',
    role('role-display-name'),
    'Name and id are documented, and the display name is neither.',
    { needs: 'role-display-name', ...looked },
  ),
  unknown(
    'role-other-letters',
    'Role in other letters',
    claim('role', (base) => inOtherLetters(given(base, 'role'))),
    'Whether small and capital letters are the same is not documented.',
    { needs: 'role', ...looked },
  ),
  unknown(
    'role-space-after',
    'Space behind the role',
    claim('role', (base) => `${given(base, 'role')} `),
    'Whether it is trimmed is not documented.',
    { needs: 'role', ...looked },
  ),
  unknown(
    'role-of-team-only',
    'Role that the room does not have',
    role('role-of-team'),
    'It has to be one of the room’s, and what becomes of another of the team is not documented.',
    { needs: 'role-of-team', ...looked },
  ),
  unknown(
    'role-unknown',
    'Role that there is not',
    claim('role', 'roompass-no-such-role'),
    'Whether the guest is refused or has the default role is not documented.',
    looked,
  ),
  unknown(
    'role-unknown-id',
    'Role id that there is not',
    claim('role', nobody),
    'Whether the guest is refused or has the default role is not documented, for an id as for a name.',
    looked,
  ),
  unknown(
    'role-empty',
    'Empty role',
    claim('role', ''),
    'Whether an empty one counts as none is not documented.',
    looked,
  ),
  unknown(
    'role-null',
    'Role of null',
    claim('role', null),
    'Whether null counts as absent is not documented.',
    looked,
  ),
  unknown(
    'role-list',
    'List of roles',
    claim('role', ['moderator', 'attendee']),
    'The claim is one text, and what becomes of several is not documented.',
    looked,
  ),
  unknown(
    'role-number',
    'Role of a number',
    claim('role', 1),
    'The claim is a text, and what becomes of a number is not documented.',
    looked,
  ),
]

const breakout = (id: string) => claim('breakoutId', id)

const breakouts = [
  accepted(
    'breakout',
    'Breakout room of the room',
    claim('breakoutId', (base) => given(base, 'breakout')),
    'The guest goes straight into the breakout room.',
    documented('properties'),
    { needs: 'breakout', steps: 'Look whether the guest is in the breakout room.' },
  ),
  unknown(
    'breakout-unknown',
    'Breakout room that there is not',
    breakout('00000000-0000-0000-0000-000000000003'),
    'Whether the guest is refused or goes into the room itself is not documented.',
  ),
  unknown(
    'breakout-of-other-room',
    'Breakout room of another room',
    claim('breakoutId', (base) => given(base, 'other-breakout')),
    'Whether the guest is refused or goes into the room itself is not documented, also where the id is one.',
    { needs: 'other-breakout' },
  ),
  unknown(
    'breakout-disabled',
    'Breakout room where there are none',
    all(inRoom('room-without-breakouts'), breakout('00000000-0000-0000-0000-000000000004')),
    'What becomes of it in a room with breakout rooms turned off is not documented.',
    { needs: 'room-without-breakouts' },
  ),
  unknown(
    'breakout-encrypted',
    'Breakout room with end-to-end encryption',
    all(inRoom('encrypted-room'), breakout('00000000-0000-0000-0000-000000000005')),
    'The two do not go together, and what becomes of such a token is not documented.',
    { needs: 'encrypted-room', lookedIn: 'encryption' },
  ),
  unknown(
    'breakout-empty',
    'Empty breakout room',
    breakout(''),
    'Whether an empty one counts as none is not documented.',
  ),
  unknown(
    'breakout-number',
    'Breakout room by its number',
    claim('breakoutId', 1),
    'The claim is an id as a text, and what becomes of a number is not documented.',
  ),
]

/** What a guest may do, and in which part of the room. */
export const roleCases = inGroup('role', [...roles, ...breakouts])
