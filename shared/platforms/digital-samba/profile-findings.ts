import type { Finding, Profile } from '../../schemas.ts'
import { parseTime } from '../../validity/parse-time.ts'
import { linkHost } from './join-link.ts'
import { sources } from './sources.ts'
import { isUuid } from './uuid.ts'

type ProfileToCheck = Pick<Profile, 'name' | 'settings' | 'defaultValidity'>
type ProfileRule = (profile: ProfileToCheck) => Finding | null

const nameEmpty: ProfileRule = ({ name }) => {
  if (name.trim() !== '') return null
  return {
    level: 'error',
    code: 'profile-name-missing',
    field: 'name',
    message: 'The profile has no name: give it one, so that you can tell it from others.',
    source: 'Roompass: profiles are chosen by name.',
  }
}

const validityUnreadable: ProfileRule = ({ defaultValidity }) => {
  // Only whether it can be read matters, so any moment and zone will do.
  const time = parseTime(defaultValidity, { now: 0, timeZone: 'UTC', countFrom: 0 })
  if (time.kind !== 'unreadable') return null
  return {
    level: 'error',
    code: 'validity-unreadable',
    field: 'defaultValidity',
    message:
      "The default validity can't be read: type a duration such as 2h or 90m, or leave it empty for no end.",
    source: sources.exp,
  }
}

const teamUnusual: ProfileRule = ({ settings }) => {
  const team = settings.teamId ?? ''
  if (isUuid(team)) return null
  const missing = team.trim() === ''
  return {
    level: 'warning',
    code: missing ? 'team-missing' : 'team-not-uuid',
    field: 'teamId',
    message: missing
      ? 'The profile has no team id: copy it from the dashboard, Team section.'
      : 'The team id is not a UUID, as team ids are: compare it with the dashboard, Team section.',
    source: sources.properties,
  }
}

const domainUnusable: ProfileRule = ({ settings }) => {
  if (linkHost(settings) !== null) return null
  const missing = (settings.domain ?? '').trim() === ''
  return {
    level: 'warning',
    code: missing ? 'domain-missing' : 'domain-unreadable',
    field: 'domain',
    message: missing
      ? 'The profile has no team domain, so there will be no join links: type the acme of acme.digitalsamba.com.'
      : 'The team domain is not a host name, so there will be no join links: type the acme of acme.digitalsamba.com.',
    source: sources.tokens,
  }
}

const rules: readonly ProfileRule[] = [nameEmpty, validityUnreadable, teamUnusual, domainUnusable]

/** What there is to say of a profile before it is saved; an error stops saving it. */
export function findingsForProfile(profile: ProfileToCheck): Finding[] {
  return rules.map((rule) => rule(profile)).filter((finding) => finding !== null)
}
