import type { Destination, PlatformField, ProfileField } from '../platform.ts'
import { ownApiOrigin, ownCommsOrigin } from './addresses.ts'
import { scopes, usualScopes } from './scopes.ts'
import { sources } from './sources.ts'

const stored: Destination = { to: 'storage', source: sources.monitor }
const shown: Destination = { to: 'participants', source: sources.participantInfo }
const inToken = (source: string): Destination => ({ to: 'token', source })

/** The most bytes of an external id, as it is sent (see `sources.identification`). */
export const mostExternalIdBytes = 1_024

/** What a client access token is asked for with, and what the client gives the SDK beside it. */
export const fields = [
  {
    name: 'externalId',
    option: 'external-id',
    label: 'External id',
    help: 'Your own id for this guest; it is in the token, and every other participant is given it.',
    rule: `Any text of at most 1,024 bytes; without it the guest's identity can't be verified (${sources.identification}).`,
    kind: 'metadata',
    group: 'who',
    goesTo: [inToken(sources.identification), stored, shown],
    placeholder: 'crm-4711',
    maxBytes: mostExternalIdBytes,
  },
  {
    name: 'name',
    option: 'name',
    label: 'Guest name',
    help: 'Not in the token: your page gives it to the SDK when it opens the session.',
    rule: `Any text; optional (${sources.identification}).`,
    kind: 'text',
    group: 'who',
    goesTo: [stored, shown],
    placeholder: 'Jane Smith',
  },
  {
    name: 'avatarUrl',
    option: 'avatar',
    label: 'Avatar',
    help: 'Not in the token: your page gives the address of the picture to the SDK when it opens the session.',
    rule: `The URL of an image; optional (${sources.identification}); https, because pages with a camera are https pages.`,
    kind: 'url',
    group: 'who',
    goesTo: [stored, shown],
    placeholder: 'https://example.com/jane.png',
  },
  {
    name: 'scopes',
    sentAs: 'sessionScope',
    option: 'scope',
    label: 'Session scopes',
    help: 'What the client may do with the token; words with spaces between them.',
    rule: `Of ${scopes.map(({ value }) => value).join(', ')}, case-sensitive; others are left out (${sources.scopes}).`,
    kind: 'scopes',
    group: 'rights',
    goesTo: [inToken(sources.scopes)],
    placeholder: usualScopes,
    suggestions: scopes,
  },
  {
    name: 'exp',
    sentAs: 'expires_in',
    option: 'expires',
    label: 'Valid until',
    help: 'When the token ends; the platform has the last word.',
    rule: `now, a duration counted from now (2h), end of day, an ISO date, or epoch seconds; 1 second to 24 hours from now (${sources.expiry}).`,
    kind: 'time',
    group: 'when',
    goesTo: [inToken(sources.expiry)],
    placeholder: '1h, as the platform has it',
  },
] as const satisfies readonly PlatformField[]

export type FieldName = (typeof fields)[number]['name']

/** The settings of a profile on this platform. */
export const profileFields = [
  {
    name: 'appKey',
    option: 'app-key',
    required: true,
    label: 'App key',
    whereFound:
      'In the Dolby.io dashboard, in the Applications section: select your application and copy its App key.',
    placeholder: 'the App key of your application',
  },
  {
    name: 'api',
    option: 'api',
    label: 'API address',
    whereFound: `Leave it empty: it is ${ownApiOrigin}, which gives API tokens. Another one is for a test server.`,
    placeholder: ownApiOrigin,
    advanced: true,
  },
  {
    name: 'comms',
    option: 'comms-api',
    label: 'Communications API address',
    whereFound: `Leave it empty: it is ${ownCommsOrigin}, which gives client access tokens. Another one is for a region or a test server.`,
    placeholder: ownCommsOrigin,
    advanced: true,
  },
] as const satisfies readonly ProfileField[]
