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
import { ownApiOrigin, ownCommsOrigin } from './addresses.ts'
import { sources } from './sources.ts'

const day = 86_400

/** Where the app secret goes. */
const api = {
  field: 'api',
  source: sources.apiAuthentication,
  label: 'The API address',
  sent: 'the app secret',
  own: () => ownApiOrigin,
}

/** Where what is got with it goes. */
const comms = {
  field: 'comms',
  source: sources.clientAuthentication,
  label: 'The Communications API address',
  sent: 'API tokens',
  own: () => ownCommsOrigin,
}

/** The platform had an address for each region too (the vendor's Node client, src/urls.ts). */
const isOfRegion = (origin: string) => /^https:\/\/[a-z]{2}\.comms\.api\.dolby\.io$/.test(origin)

/** What the default validity comes to, in epoch seconds, where the clock shows 0. */
const validity = (text: string) => parseTime(text, { now: 0, timeZone: 'UTC', countFrom: 0 })

/** Whether it counts from the moment of issuing, as a duration does, and is no length that the platform takes. */
function isOutOfRange(text: string): boolean {
  const later = parseTime(text, { now: day, timeZone: 'UTC', countFrom: day })
  const time = validity(text)
  if (time.kind !== 'at' || later.kind !== 'at' || later.at - time.at !== day) return false
  return time.at < 1 || time.at > day
}

/** Every finding of a profile, as the table of a draft's findings has them. */
export const profileTable: readonly Rule<ProfileToCheck>[] = [
  nameMissing,
  rule(
    { code: 'validity-unreadable', level: 'error', field: 'defaultValidity', source: sources.expiry },
    ({ defaultValidity }) => validity(defaultValidity).kind === 'unreadable',
    "The default validity can't be read: type a duration such as 2h or 90m, or leave it empty for the platform's hour.",
  ),
  rule(
    { code: 'validity-out-of-range', level: 'error', field: 'defaultValidity', source: sources.expiry },
    ({ defaultValidity }) => isOutOfRange(defaultValidity),
    'The default validity is not between 1 second and 24 hours, and the platform makes no other tokens: type one such as 2h.',
  ),
  rule(
    { code: 'app-key-missing', level: 'error', field: 'appKey', source: sources.apiAuthentication },
    ({ settings }) => isEmpty(settings.appKey),
    'The profile has no app key: copy it from the dashboard, Applications section.',
  ),
  rule(
    { code: 'app-key-unusable', level: 'error', field: 'appKey', source: sources.basic },
    ({ settings }) => /[:\p{Cc}]/u.test((settings.appKey ?? '').trim()),
    'The app key has a colon or a line end in it, and no app key does: copy it again, without the app secret.',
  ),
  addressUnusable(api),
  addressUnusable(comms),

  addressElsewhere(api),
  addressElsewhere(comms, isOfRegion),
]

/** What there is to say of a profile before it is saved; an error stops saving it. */
export function findingsForProfile(profile: ProfileToCheck): Finding[] {
  return findingsOf(profileTable, profile)
}
