import { guardCell } from '../../shared/csv/safe-cell.ts'
import type { Claims, Environment, Origin, PlatformId, Session, SessionState } from '../../shared/schemas.ts'
import { stateOf } from '../../shared/validity/state.ts'

/**
 * One session as it leaves the history: everything but its token, and who is behind a made-up name and external id. The
 * export has what left this computer before, and nothing that did not. Times as ISO 8601 in UTC.
 */
export interface ExportedSession {
  readonly id: string
  readonly issued: string
  /** At the moment of the export. */
  readonly state: SessionState
  readonly platform: PlatformId
  readonly profile: string
  readonly environment: Environment
  readonly origin: Origin
  readonly keyFingerprint: string
  readonly room: string
  readonly name: string | null
  readonly externalId: string | null
  readonly role: string | null
  readonly validFrom: string | null
  readonly validUntil: string | null
  /** When a person ended it. */
  readonly stopped: string | null
  readonly note: string
  readonly claims: Claims
}

/** The columns of a CSV file, in their order, under the heads they have there. */
const columns: readonly (readonly [string, keyof ExportedSession])[] = [
  ['id', 'id'],
  ['issued', 'issued'],
  ['state', 'state'],
  ['platform', 'platform'],
  ['profile', 'profile'],
  ['environment', 'environment'],
  ['origin', 'origin'],
  ['key fingerprint', 'keyFingerprint'],
  ['room', 'room'],
  ['name', 'name'],
  ['external id', 'externalId'],
  ['role', 'role'],
  ['valid from', 'validFrom'],
  ['valid until', 'validUntil'],
  ['stopped', 'stopped'],
  ['note', 'note'],
  ['claims', 'claims'],
]

export const csvHead: readonly string[] = columns.map(([head]) => head)

/** @param now epoch seconds */
export function exported(session: Session, now: number): ExportedSession {
  const { id, platform, environment, origin, keyFingerprint, room, name, externalId, role, note, claims } =
    session
  const { validFrom, validUntil, stoppedAt } = session
  return {
    id,
    issued: isoTime(session.issuedAt),
    state: stateOf(session, now),
    platform,
    profile: session.profileName,
    environment,
    origin,
    keyFingerprint,
    room,
    name,
    externalId,
    role,
    validFrom: validFrom === null ? null : isoTime(validFrom),
    validUntil: validUntil === null ? null : isoTime(validUntil),
    stopped: stoppedAt === null ? null : isoTime(stoppedAt),
    note,
    claims,
  }
}

/** The cells of one line, none of which a spreadsheet takes for a formula. What is absent is an empty cell. */
export function csvCells(row: ExportedSession): string[] {
  return columns.map(([, name]) => {
    const value = row[name]
    if (value === null) return ''
    return guardCell(typeof value === 'string' ? value : JSON.stringify(value))
  })
}

/** The last moment that a JavaScript date can hold, in epoch seconds. */
const lastDate = 8_640_000_000_000

/** `2026-11-05T15:02:10Z`; a moment that no calendar date can hold is given as its epoch seconds. */
function isoTime(epoch: number): string {
  if (Math.abs(epoch) > lastDate) return String(epoch)
  return new Date(epoch * 1000).toISOString().replace('.000Z', 'Z')
}
