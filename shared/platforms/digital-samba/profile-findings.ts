import { isLoopback } from '../../loopback.ts'
import type { Finding, Profile } from '../../schemas.ts'
import { parseTime } from '../../validity/parse-time.ts'
import { findingsOf, type Rule, rule } from '../rule.ts'
import { apiOrigin, ownApiOrigin } from './api-origin.ts'
import { linkHost } from './join-link.ts'
import { sources } from './sources.ts'
import { isUuid } from './uuid.ts'

type ProfileToCheck = Pick<Profile, 'name' | 'settings' | 'defaultValidity'>

const isEmpty = (text: string | undefined) => (text ?? '').trim() === ''

/** Every finding of a profile, as the table of a draft's findings has them. */
export const profileTable: readonly Rule<ProfileToCheck>[] = [
  rule(
    {
      code: 'profile-name-missing',
      level: 'error',
      field: 'name',
      source: 'Roompass: profiles are chosen by name.',
    },
    ({ name }) => isEmpty(name),
    'The profile has no name: give it one, so that you can tell it from others.',
  ),
  rule(
    { code: 'validity-unreadable', level: 'error', field: 'defaultValidity', source: sources.exp },
    ({ defaultValidity }) => !isReadable(defaultValidity),
    "The default validity can't be read: type a duration such as 2h or 90m, or leave it empty for no end.",
  ),
  rule(
    { code: 'api-unusable', level: 'error', field: 'api', source: sources.restApi },
    ({ settings }) => apiOrigin(settings) === null,
    'The API address is not https:// and a host, and the key may go nowhere else: correct it, or leave it empty.',
  ),

  rule(
    { code: 'team-missing', level: 'warning', field: 'teamId', source: sources.properties },
    ({ settings }) => isEmpty(settings.teamId),
    'The profile has no team id: copy it from the dashboard, Team section.',
  ),
  rule(
    { code: 'team-not-uuid', level: 'warning', field: 'teamId', source: sources.properties },
    ({ settings }) => !isEmpty(settings.teamId) && !isUuid(settings.teamId ?? ''),
    'The team id is not a UUID, as team ids are: compare it with the dashboard, Team section.',
  ),
  rule(
    { code: 'domain-missing', level: 'warning', field: 'domain', source: sources.tokens },
    ({ settings }) => isEmpty(settings.domain),
    'The profile has no team domain, so there will be no join links: type the acme of acme.digitalsamba.com.',
  ),
  rule(
    { code: 'domain-unreadable', level: 'warning', field: 'domain', source: sources.tokens },
    ({ settings }) => !isEmpty(settings.domain) && linkHost(settings) === null,
    'The team domain is not a host name, so there will be no join links: type the acme of acme.digitalsamba.com.',
  ),
  rule(
    { code: 'api-elsewhere', level: 'warning', field: 'api', source: sources.restApi },
    ({ settings }) => otherApi(settings),
    (origin) =>
      `The developer key will be sent to ${origin}, which is not the platform's own address: leave it empty unless you trust this server.`,
  ),
]

function isReadable(validity: string): boolean {
  // Only whether it can be read matters, so any moment and zone will do.
  return parseTime(validity, { now: 0, timeZone: 'UTC', countFrom: 0 }).kind !== 'unreadable'
}

/** The origin that the key goes to, where it is neither the platform's nor this computer. */
function otherApi(settings: Profile['settings']): string | null {
  const origin = apiOrigin(settings)
  return origin === null || origin === ownApiOrigin || isLoopback(new URL(origin).hostname) ? null : origin
}

/** What there is to say of a profile before it is saved; an error stops saving it. */
export function findingsForProfile(profile: ProfileToCheck): Finding[] {
  return findingsOf(profileTable, profile)
}
