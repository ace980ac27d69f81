import type { Destination, PlatformField, ProfileField, Suggestion } from '../platform.ts'
import { ownOrigins } from './generation.ts'
import { sources } from './sources.ts'

/** Videos stay with the identifier that they were made with, so the platform keeps it. */
const keptWithVideos: Destination = { to: 'storage', source: `${sources.android}; ${sources.javascript}` }
/** The token is opaque, so what it allows is known to the platform alone. */
const keptWithSession: Destination = { to: 'storage', source: `${sources.code}; how long is not documented` }

const notDocumented = (byName: string) => `not documented; by its name, ${byName}`

/** The names that the platform's own code lists, and nothing says more of them. */
export const suggestedScopes: readonly Suggestion[] = [
  { value: 'videos.admin.read', meaning: notDocumented("to see every user's videos") },
  { value: 'videos.read', meaning: notDocumented('to see videos') },
  { value: 'videos.edit', meaning: notDocumented('to change videos') },
  { value: 'videos.delete', meaning: notDocumented('to delete videos') },
  { value: 'videos.create', meaning: notDocumented('to make videos') },
  { value: 'streams.admin.read', meaning: notDocumented("to see every user's streams") },
  { value: 'streams.read', meaning: notDocumented('to see streams') },
  { value: 'streams.create', meaning: notDocumented('to make streams') },
  { value: 'streams.delete', meaning: notDocumented('to delete streams') },
]

/** What the platform is asked for. It has no name, no picture and no times: only whose session it is, and what for. */
export const fields = [
  {
    name: 'identity',
    option: 'external-id',
    label: 'User identifier',
    help: 'Your own id for this user, the same to the letter each time: videos belong to it.',
    rule: `Needed: a text that is unique to the user, such as a user id (${sources.api}).`,
    kind: 'identity',
    group: 'who',
    goesTo: [keptWithVideos],
    required: true,
    placeholder: 'user-4711',
  },
  {
    name: 'scopes',
    option: 'scope',
    label: 'Scopes',
    help: 'What the user may do, as words with spaces between them; the 2021 code alone takes them.',
    rule: `Any words: the platform's code names nine (${sources.code}).`,
    kind: 'scopes',
    group: 'rights',
    goesTo: [keptWithSession],
    placeholder: 'videos.read videos.create',
    suggestions: suggestedScopes,
  },
] as const satisfies readonly PlatformField[]

export type FieldName = (typeof fields)[number]['name']

/** The settings of a profile on this platform. */
export const profileFields = [
  {
    name: 'generation',
    option: 'generation',
    label: 'Endpoint generation',
    whereFound:
      'The code and the document of the platform disagree: choose the one that your server code uses.',
    placeholder: '2021',
    choices: [
      { value: '2021', label: '2021 code: gateway.video.io' },
      { value: 'documented', label: 'Documented: api.video.io' },
    ],
  },
  {
    name: 'api',
    option: 'api',
    label: 'API address',
    whereFound: `Leave it empty: it is ${ownOrigins['2021']} for the 2021 code and ${ownOrigins.documented} for the documented one. Another one is for a test server.`,
    placeholder: ownOrigins['2021'],
    advanced: true,
  },
] as const satisfies readonly ProfileField[]
