import type { Finding } from '../../schemas.ts'
import { originElsewhere } from '../origin.ts'
import { addressElsewhere, addressUnusable, nameMissing, type ProfileToCheck } from '../profile-rules.ts'
import { findingsOf, type Rule, rule } from '../rule.ts'
import { profileFields } from './fields.ts'
import { ownOriginFor, ownOrigins } from './generation.ts'
import { sources } from './sources.ts'

/** Where the API token goes. */
const api = {
  field: 'api',
  source: sources.api,
  label: 'The API address',
  sent: 'the API token',
  own: ownOriginFor,
}

const generations: readonly string[] = profileFields[0].choices.map(({ value }) => value)

/** Every finding of a profile, as the table of a draft's findings has them. */
export const profileTable: readonly Rule<ProfileToCheck>[] = [
  nameMissing,
  rule(
    {
      code: 'generation-unknown',
      level: 'error',
      field: 'generation',
      source: `${sources.code}; ${sources.api}`,
    },
    ({ settings: { generation = '' } }) =>
      generation.trim() !== '' && !generations.includes(generation.trim()),
    `The endpoint generation is none that there is: choose ${generations.join(' or ')}.`,
  ),
  addressUnusable(api),

  rule(
    {
      code: 'api-other-generation',
      level: 'warning',
      field: 'api',
      source: `${sources.code}; ${sources.api}`,
    },
    ({ settings }) => {
      const origin = originElsewhere(settings.api, ownOriginFor(settings))
      return origin !== null && isOwn(origin)
    },
    'The API address is that of the other endpoint generation, which asks in another way: leave it empty, or choose the other generation.',
  ),
  addressElsewhere(api, isOwn),
]

/** An address of the platform, if not of this generation. */
function isOwn(origin: string): boolean {
  return Object.values(ownOrigins).includes(origin)
}

/** What there is to say of a profile before it is saved; an error stops saving it. */
export function findingsForProfile(profile: ProfileToCheck): Finding[] {
  return findingsOf(profileTable, profile)
}
