import type { Destination, PlatformField, ProfileField } from '../platform.ts'
import { ownApiOrigin } from './api-origin.ts'
import { sources } from './sources.ts'

const timeRule = (from: string, rfc: string) =>
  `now, a duration counted from ${from} (2h), end of day, an ISO date, or epoch seconds; a whole number of seconds in the token (${rfc}).`

/** A token is part of the link, and it is signed and not encrypted. */
const inLink: Destination = { to: 'link', source: sources.notEncrypted }
const stored: Destination = { to: 'storage', source: sources.storage }
const shown: Destination = { to: 'participants', source: sources.properties }

/** The eleven claims, in the order in which they stand in the token (https://docs.digitalsamba.com/reference/rest-api/tokens/properties). */
export const fields = [
  {
    name: 'td',
    label: 'Team id',
    help: 'Taken from the profile when left empty.',
    rule: `The id of the team, a UUID as far as known (${sources.properties}).`,
    kind: 'text',
    group: 'where',
    goesTo: [inLink],
    advanced: true,
    placeholder: 'from the profile',
  },
  {
    name: 'rd',
    option: 'room',
    label: 'Room',
    help: "The last part of the room's address, or its id.",
    rule: `Needed: the room's friendly URL or its UUID (${sources.properties}).`,
    kind: 'room',
    group: 'where',
    goesTo: [inLink],
    required: true,
    placeholder: 'demo-room',
  },
  {
    name: 'ud',
    option: 'external-id',
    label: 'External id',
    help: "Your own id for this guest; it comes back in the platform's reports.",
    rule: `Any text; returned as external_id of the participant (${sources.properties}).`,
    kind: 'text',
    group: 'who',
    goesTo: [inLink, stored],
    placeholder: 'crm-4711',
  },
  {
    name: 'u',
    option: 'name',
    label: 'Guest name',
    help: 'Shown to everyone in the room; whoever has the link can read it.',
    rule: `Any text; without it the guest is asked for a name (${sources.properties}).`,
    kind: 'text',
    group: 'who',
    goesTo: [inLink, stored, shown],
    placeholder: 'Jane Smith',
  },
  {
    name: 'initials',
    option: 'initials',
    label: 'Initials',
    help: 'Shown on the tile instead of the letters taken from the name.',
    rule: `Any text; without it the first letter of the first two words of the name (${sources.properties}).`,
    kind: 'text',
    group: 'who',
    goesTo: [inLink, shown],
    placeholder: 'from the name',
  },
  {
    name: 'role',
    option: 'role',
    label: 'Role',
    help: "What the guest may do; it must be one of the room's roles.",
    rule: `The name or id of a role; without it the room's default role (${sources.properties}).`,
    kind: 'role',
    group: 'who',
    goesTo: [inLink, stored],
    placeholder: "the room's default",
  },
  {
    name: 'breakoutId',
    option: 'breakout',
    label: 'Breakout room id',
    help: 'Takes the guest straight into this breakout room.',
    rule: `The id of a breakout room of this room (${sources.properties}).`,
    kind: 'breakout',
    group: 'where',
    goesTo: [inLink],
    advanced: true,
  },
  {
    name: 'avatar',
    option: 'avatar',
    label: 'Avatar',
    help: 'The address of a picture, shown while the camera is off.',
    rule: `The URL of an image (${sources.properties}); https, because the room is an https page.`,
    kind: 'url',
    group: 'who',
    goesTo: [inLink, stored, shown],
    placeholder: 'https://example.com/jane.png',
  },
  {
    name: 'iat',
    option: 'issued-at',
    label: 'Issued at',
    help: 'When the token says it was made.',
    rule: timeRule('now', sources.iat),
    kind: 'time',
    group: 'when',
    goesTo: [inLink],
    advanced: true,
    placeholder: 'absent',
  },
  {
    name: 'nbf',
    option: 'not-before',
    label: 'Valid from',
    help: 'Before this moment the token is refused.',
    rule: timeRule('now', sources.nbf),
    kind: 'time',
    group: 'when',
    goesTo: [inLink],
    placeholder: 'at once',
  },
  {
    name: 'exp',
    option: 'expires',
    label: 'Valid until',
    help: 'From this moment on the token is refused.',
    rule: timeRule('the start', sources.exp),
    kind: 'time',
    group: 'when',
    goesTo: [inLink],
    placeholder: 'without end',
  },
] as const satisfies readonly PlatformField[]

export type ClaimName = (typeof fields)[number]['name']
export type TimeClaim = Extract<(typeof fields)[number], { kind: 'time' }>['name']

/** The settings of a profile on this platform. */
export const profileFields = [
  {
    name: 'teamId',
    option: 'team',
    required: true,
    label: 'Team id',
    whereFound: "In the dashboard, in the Team section, as the team's id.",
    placeholder: '11111111-2222-4333-8444-555555555555',
  },
  {
    name: 'domain',
    option: 'domain',
    label: 'Team domain',
    whereFound:
      "The acme of acme.digitalsamba.com, as your rooms' addresses show it, or a full custom domain.",
    placeholder: 'acme',
  },
  {
    name: 'api',
    option: 'api',
    label: 'API address',
    whereFound: 'Leave it empty: it is https://api.digitalsamba.com. Another one is for a test server.',
    placeholder: ownApiOrigin,
    advanced: true,
  },
] as const satisfies readonly ProfileField[]
