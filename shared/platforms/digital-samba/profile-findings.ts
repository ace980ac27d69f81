import type { Finding } from '../../schemas.ts'
import { parseTime } from '../../validity/parse-time.ts'
import {
  addressElsewhere,
  addressUnusable,
  isEmpty,
  nameMissing,
  type ProfileToCheck,
} from '../profile-rules.ts'
import { findingsOf, type Rule, rule } from '../rule.ts'
import { ownApiOrigin } from './api-origin.ts'
import { linkHost } from './join-link.ts'
import { sources } from './sources.ts'
import { isUuid } from './uuid.ts'

/** Where the developer key goes. */
const api = {
  field: 'api',
  source: sources.restApi,
  label: 'The API address',
  sent: 'the developer key',
  own: () => ownApiOrigin,
}

/** Every finding of a profile, as the table of a draft's findings has them. */
export const profileTable: readonly Rule<ProfileToCheck>[] = [
  nameMissing,
  rule(
    { code: 'validity-unreadable', level: 'error', field: 'defaultValidity', source: sources.exp },
    ({ defaultValidity }) => !isReadable(defaultValidity),
    "The default validity can't be read: type a duration such as 2h or 90m, or leave it empty for no end.",
  ),
  addressUnusable(api),

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
  addressElsewhere(api),
]

function isReadable(validity: string): boolean {
  // Only whether it can be read matters, so any moment and zone will do.
  return parseTime(validity, { now: 0, timeZone: 'UTC', countFrom: 0 }).kind !== 'unreadable'
}

/** What there is to say of a profile before it is saved; an error stops saving it. */
export function findingsForProfile(profile: ProfileToCheck): Finding[] {
  return findingsOf(profileTable, profile)
}
