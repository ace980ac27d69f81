import { platforms } from '../../shared/platforms/index.ts'
import type { SessionRow } from '../../shared/schemas.ts'

/** Who a session is for, as a person should read it. */
export interface Guest {
  /** The real name; the id where the platform has no names. Null where nobody was named. */
  readonly name: string | null
  /** What left this computer in place of it; null where the same did. */
  readonly alias: string | null
}

/** Who a session is for: the person behind the alias where there is one, else what the token says. */
export function guestOf(row: Pick<SessionRow, 'platform' | 'name' | 'externalId' | 'person'>): Guest {
  const hasNames = platforms[row.platform].identity.name !== null
  const left = hasNames ? row.name : row.externalId
  if (row.person === null) return { name: left, alias: null }
  const { name, externalId } = row.person
  return { name: (hasNames ? name : null) ?? externalId ?? name, alias: left ?? row.externalId }
}

/** Where nobody was named: a room asks for the name, anything else does not. */
export function namelessWords({ room }: Pick<SessionRow, 'room'>): string {
  return room === '' ? 'without a name' : 'asked on entering'
}
