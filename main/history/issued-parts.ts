import type { Platform } from '../../shared/platforms/platform.ts'
import type { Claims, Draft } from '../../shared/schemas.ts'
import { identityKey } from '../../shared/text/identity-key.ts'
import type { IssuedToken } from '../platforms/platform.ts'
import type { KeptSession } from './session-rows.ts'

/** From when to when a session is valid, in epoch seconds. */
export type Validity = Pick<KeptSession, 'validFrom' | 'validUntil' | 'isEndUnknown'>

/** As the platform says; one that was over when it came was never not yet valid. @param fetchedAt epoch seconds */
export function validityOf(end: IssuedToken['end'], claims: Claims, fetchedAt: number): Validity {
  if (end === undefined)
    return { validFrom: timeOf(claims, 'nbf'), validUntil: timeOf(claims, 'exp'), isEndUnknown: false }
  const validUntil = end.known ? end.validUntil : null
  const isOver = validUntil !== null && validUntil <= fetchedAt
  return { validFrom: isOver ? null : fetchedAt, validUntil, isEndUnknown: !end.known }
}

/** The identity in a draft as it leaves this computer, for finding others like it; null where there is none. */
export function identityIn({ fields }: Pick<Platform, 'fields'>, { values }: Draft): string | null {
  const field = fields.find(({ kind }) => kind === 'identity')
  const identity = field === undefined ? '' : (values[field.name] ?? '')
  return identity === '' ? null : identityKey(identity)
}

function timeOf(claims: Claims, name: string): number | null {
  const value = claims[name]
  return typeof value === 'number' ? value : null
}
